#pragma once
// Alert and reinforced support (ST7). Help, never a step towards refusal: no other table asks for it or against it (I28).

#include "workflows/trainee_year/tracks/columns.hpp"

namespace workflows::trainee_year::tables {

// The trainee may raise it too.
inline constexpr Roles alerters{tutor, head_of_school, inspector, inspe_director, trainee};
inline constexpr Roles supporters{tutor, head_of_school, inspector, inspe_director};

// clang-format off
inline constexpr std::array alert_rows{
//         from       on              by          guard                                                               emits             to         source
Transition{not_begun, raise,          alerters,   {year_in_progress, day_is_plausible, competences_of_the_framework}, alert_raised,     raised,    s3_alert},
Transition{raised,    plan_support,   supporters, always,                                                             support_planned,  supported, s3_alert},
Transition{supported, plan_support,   supporters, always,                                                             support_planned,  supported, s3_alert},
Transition{supported, review_support, supporters, day_is_plausible,                                                   support_reviewed, supported, s3_alert},
Transition{raised,    comment,        trainee,    always,                                                             alert_commented,  raised,    u_alert_is_help},
Transition{supported, comment,        trainee,    always,                                                             alert_commented,  supported, u_alert_is_help},
Transition{raised,    lift,           supporters, always,                                                             alert_lifted,     lifted,    u_alert_is_help},
Transition{supported, lift,           supporters, always,                                                             alert_lifted,     lifted,    u_alert_is_help},
Transition{lifted,    mark_as_read,   trainee,    always,                                                             piece_read,       closed,    u_alert_is_help},
};
inline constexpr std::array alert_waits{
//      in         owner                               expected        due
Waiting{raised,    {tutor, head_of_school, inspector}, plan_support,   Deadline::none},
Waiting{supported, {tutor, head_of_school, inspector}, review_support, Deadline::none},
Waiting{lifted,    trainee,                            mark_as_read,   Deadline::none},
};
// clang-format on

} // namespace workflows::trainee_year::tables
