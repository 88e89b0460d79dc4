#include "tests/workflows/oracle_machine.hpp"
#include "workflows/distance_accompaniment/tracks/tracks.hpp"

void oracle::compile_accompaniment(Machines& machines)
{
    using namespace workflows::distance_accompaniment;
    compile<tables::tracks, 0, tables::tracks.size()>(machines);
}
