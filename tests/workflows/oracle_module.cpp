#include "tests/workflows/oracle_machine.hpp"
#include "workflows/tutored_module/tracks/tracks.hpp"

void oracle::compile_module(Machines& machines)
{
    using namespace workflows::tutored_module;
    compile<tables::tracks, 0, tables::tracks.size()>(machines);
}
