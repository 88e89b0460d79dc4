// An export of the journal that somebody else may have made: whatever it holds, the verifier says what is wrong with it.

#include "tests/fuzz/broken.hpp"

#include "engine/verification.hpp"

#include <cstdint>
#include <sstream>

namespace {

using fuzz::must;

void read_line(std::string const& line)
{
    std::optional<engine::Event> event;
    try {
        event = engine::from_export_line(line);
    } catch (std::exception const&) {
        return; // no event: what the verifier expects to be told
    }
    if (!event)
        return;
    std::string const written = engine::to_export_line(*event);
    auto const again = engine::from_export_line(written);
    must(again && engine::to_export_line(*again) == written, "an event that was read is written and read again");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    std::string const input(data, data + size);
    std::istringstream lines{input};
    for (std::string line; std::getline(lines, line);)
        read_line(line);
    std::istringstream whole{input};
    auto const report = engine::verify(whole);
    must(report.sound() || !report.breaches.empty(), "a report that says why");
    return 0;
}
