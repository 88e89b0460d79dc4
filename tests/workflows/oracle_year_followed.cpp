#include "tests/workflows/oracle_machine.hpp"
#include "workflows/trainee_year/tracks/tracks.hpp"

void oracle::compile_year_followed(Machines& machines)
{
    using namespace workflows::trainee_year;
    compile<tables::tracks, 0, static_cast<std::size_t>(Track::tutor_report)>(machines);
}
