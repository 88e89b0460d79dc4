#pragma once
// Who connects, and who does not: the learner (T2) and his tutor (T8). Nothing is decided about either; somebody is
// expected to speak to him.

#include "workflows/tutored_module/tracks/columns.hpp"

namespace workflows::tutored_module::tables {

// clang-format off
inline constexpr std::array participation_rows{
//         from       on                 by                                   guard                                                                            emits                 to         source
Transition{followed,  record_connection, {learner, tutor, pedagogical_manager}, {module_is_running, day_is_plausible},                                         connection_recorded,  followed,  a_connections},
Transition{contacted, record_connection, {learner, tutor, pedagogical_manager}, {module_is_running, day_is_plausible},                                         connection_recorded,  followed,  a_connections},
Transition{followed,  contact_inactive,  tutor,                               {module_is_running, inactive_long_enough, day_is_plausible, time_into_open_grid}, inactivity_contacted, contacted, s2_inactivity},
Transition{contacted, contact_inactive,  tutor,                               {module_is_running, inactive_long_enough, day_is_plausible, time_into_open_grid}, inactivity_contacted, contacted, s2_inactivity},
};
inline constexpr std::array participation_waits{
//      in         owner  expected          due
Waiting{followed,  tutor, contact_inactive, Deadline::inactivity},
Waiting{contacted, tutor, contact_inactive, Deadline::inactivity},
};

// Every act of the tutor in this module shows him there; this one is for a day without any other.
inline constexpr std::array presence_rows{
//         from      on               by                   guard                                          emits              to        source
Transition{watched,  record_presence, tutor,               module_is_running,                             presence_recorded, watched,  a_connections},
Transition{reminded, record_presence, tutor,               module_is_running,                             presence_recorded, watched,  a_connections},
Transition{watched,  remind_tutor,    pedagogical_manager, {module_is_running, tutor_silent_long_enough}, tutor_reminded,    reminded, s2_regularity},
Transition{reminded, remind_tutor,    pedagogical_manager, {module_is_running, tutor_silent_long_enough}, tutor_reminded,    reminded, s2_regularity},
};
inline constexpr std::array presence_waits{
//      in        owner                expected         due
Waiting{watched,  tutor,               record_presence, Deadline::presence},
Waiting{watched,  pedagogical_manager, remind_tutor,    Deadline::none},
Waiting{reminded, tutor,               record_presence, Deadline::presence},
Waiting{reminded, pedagogical_manager, remind_tutor,    Deadline::none},
};
// clang-format on

} // namespace workflows::tutored_module::tables
