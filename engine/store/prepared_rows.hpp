#pragma once
// What an append writes, packed for PostgreSQL before it is known what is committed with it.

#include "engine/journal.hpp"
#include "engine/store/row_array.hpp"

#include <cstddef>
#include <initializer_list>
#include <string>
#include <vector>

namespace engine::store {

// Statement by statement, in the order in which they were sent.
struct PreparedRows : Prepared {
    struct Part {
        RowStatement const* statement = nullptr;
        std::size_t rows = 0, bytes = 0; // how many
    };
    std::vector<Part> parts;
    std::string bytes; // one after the other
};

// Sends nothing: it is all there to be sent later (Sender::send_packed).
class Recorder : public Sender {
public:
    explicit Recorder(PreparedRows& into);

    void send(RowStatement const& statement, int append, std::initializer_list<Value> values) override;
    void flush() override {}
    void end() override {}
    std::vector<Refused> finish() override { return {}; }

private:
    PreparedRows& into_;
};

} // namespace engine::store
