#pragma once
// How a handler reads the parameters of an address: every fault of them at once.

#include "api/message.hpp"

#include "engine/day.hpp"
#include "engine/error.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace api {

// Reads parameters one after the other; bad values are gathered and told together by error().
class QueryReader {
public:
    explicit QueryReader(Request const& request) : request_{request} {}

    std::size_t limit(); // 1 to 200, 50 unless said
    std::optional<std::string> text(std::string_view name, std::size_t characters_max = 200);
    std::optional<std::string> word(std::string_view name, std::vector<std::string_view> const& known);
    std::optional<engine::Instant> instant(std::string_view name);
    std::optional<bool> flag(std::string_view name);
    std::optional<engine::CaseId> id(std::string_view name);
    std::vector<std::pair<std::string, std::string>> tags(); // tag.NAME=VALUE, 20 at most: each is one more join
    void refuse(std::string_view name, std::string message);

    // Nothing when every value was fine; otherwise malformed, with "/query/<name>" as pointers.
    std::optional<engine::Error> error() const;

private:
    Request const& request_;
    std::vector<engine::Fault> faults_;
};

// Parameters that are not in `known` (names separated by spaces; "tag." stands for all that begin so), or come twice.
std::optional<engine::Error> parameter_fault(Request const& request, std::string_view known);

} // namespace api
