#include "tests/workflows/oracle_machine.hpp"
#include "workflows/trainee_year/tracks/tracks.hpp"

void oracle::compile_year_judged(Machines& machines)
{
    using namespace workflows::trainee_year;
    compile<tables::tracks, static_cast<std::size_t>(Track::tutor_report), tables::tracks.size()>(machines);
}
