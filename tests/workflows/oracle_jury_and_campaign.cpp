#include "tests/workflows/oracle_machine.hpp"
#include "workflows/campaign/tables.hpp"
#include "workflows/jury/tables.hpp"

void oracle::compile_jury(Machines& machines)
{
    compile<workflows::jury::tables::tracks, 0, workflows::jury::tables::tracks.size()>(machines);
}

void oracle::compile_campaign(Machines& machines)
{
    compile<workflows::campaign::tables::tracks, 0, workflows::campaign::tables::tracks.size()>(machines);
}
