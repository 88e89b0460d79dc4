#include "tests/workflows/oracle_machine.hpp"
#include "workflows/exam_preparation/tracks/tracks.hpp"

void oracle::compile_exam_preparation(Machines& machines)
{
    compile<workflows::exam_preparation::tables::tracks, 0, workflows::exam_preparation::tables::tracks.size()>(
        machines);
}
