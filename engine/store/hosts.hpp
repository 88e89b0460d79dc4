#pragma once
// A PostgreSQL address that names several hosts: a primary and its standbys. Only one of them takes writes, and which one
// may change while we run. All sessions of a store share what the last of them found.

#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace engine::store {

class Hosts {
public:
    // `target` as libpq takes it, keywords or a URI. Throws std::invalid_argument when libpq does not.
    explicit Hosts(std::string const& target);

    std::size_t count() const { return hosts_.size(); }

    // What to connect to, as keywords: the host that was reached last comes first, so that a dead one costs its timeout
    // once and not once a session.
    std::string target() const;
    void reached(std::string_view host, std::string_view port);

private:
    using Host = std::pair<std::string, std::string>; // name, port ('' for the default)

    std::vector<std::pair<std::string, std::string>> settings_; // all others
    std::vector<Host> hosts_;
    mutable std::mutex mutex_;
    std::size_t first_ = 0;
};

} // namespace engine::store
