#pragma once
// libpq's pipeline: statements are sent without waiting for the answer to the one before. What is sent between two
// synchronisations is one transaction.

#include "engine/store/session.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace engine::store {

class Pipeline {
public:
    using Texts = std::vector<std::pair<std::string_view, std::string>>; // values, by the name in the statement

    explicit Pipeline(Session& session);
    ~Pipeline(); // one that was not finished leaves no usable connection: it is closed
    Pipeline(Pipeline const&) = delete;
    Pipeline& operator=(Pipeline const&) = delete;

    // `name` stands for this text on the connection, where it is prepared at its first use.
    void send(std::string_view name, std::string_view sql, Texts const& values);
    // Waits for all the answers. Throws DatabaseError for the first that is an error.
    void finish();

private:
    struct Sent {
        std::string name;
        bool is_preparation = false;
    };

    std::vector<std::string_view> const& prepared(std::string const& name, std::string_view sql);
    bool read_results();
    void note_failure(char const* state, std::size_t done);
    void forget_preparation(std::size_t done);

    Session& session_;
    pg_conn* connection_;
    std::vector<Sent> sent_;
    std::optional<std::string> failure_; // SQLSTATE of the first
    std::string failed_;                 // its statement
    bool finished_ = false;
};

} // namespace engine::store
