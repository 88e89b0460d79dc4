#include "tests/store/stores.hpp"

#include "engine/store/query.hpp"
#include "engine/store/session.hpp"

#include <catch2/catch.hpp>

#include <fstream>
#include <string>

using namespace engine::store;

namespace {

constexpr long long many = 3'000'000; // bytes

// A file in which one session writes and which another, which lists, has mapped.
struct Mapped {
    Mapped()
    {
        writer.make_ready();
        writer.run_script("test", "create table kept (id integer primary key, bytes blob not null)");
        grow_by(many);
        reader.make_ready();
    }

    void grow_by(long long bytes)
    {
        writer.run_script("test",
                          "with recursive n (i) as (select 1 union all select i + 1 from n where i < "
                              + std::to_string(bytes / 1000)
                              + ") insert into kept (bytes) select zeroblob(1000) from n;"
                                " pragma wal_checkpoint(truncate)");
    }
    long long read_all()
    {
        long long bytes = 0;
        Query query{reader, "test", "select coalesce(sum(length(bytes) - instr(bytes, x'01')), 0) from kept"};
        query.into(bytes).next();
        return bytes;
    }
    long long read_one()
    {
        long long bytes = 0;
        Query query{reader, "test", "select length(bytes) from kept where id = 7"};
        query.into(bytes).next();
        return bytes;
    }
    bool is_sound()
    {
        std::string said;
        Query query{reader, "test", "pragma integrity_check"};
        query.into(said).next();
        return said == "ok";
    }
    // Bytes of the file that are at hand without asking the system for them.
    long long at_hand() const
    {
        std::ifstream maps{"/proc/self/smaps"};
        bool is_ours = false;
        for (std::string line; std::getline(maps, line);) {
            if (line.find(" r--s ") != std::string::npos)
                is_ours = line.ends_with(path);
            else if (is_ours && line.starts_with("Rss:"))
                return 1024 * std::stoll(line.substr(4));
        }
        return 0;
    }

    tests::SqliteFile file;
    std::string path = parse_address(file.url()).target;
    Session writer{parse_address(file.url()), std::chrono::seconds{5}, Declares::engine_writing};
    Session reader{parse_address(file.url()), std::chrono::seconds{5}, Declares::nothing};
};

} // namespace

TEST_CASE("who lists keeps the file mapped while others commit, and follows it as it grows", "[mapping]")
{
    Mapped mapped;
    CHECK(mapped.read_all() == many);
    auto const all = mapped.at_hand();
    CHECK(all > many);
    mapped.writer.run_script("test", "update kept set bytes = zeroblob(999) where id = 7");
    CHECK(mapped.read_one() == 999); // what was written is seen,
    CHECK(mapped.at_hand() >= all);  // and nothing had to be found anew
    mapped.grow_by(many / 100);
    CHECK(mapped.read_one() == 999);
    CHECK(mapped.at_hand() >= all); // nor for so little
    CHECK(mapped.read_all() == many - 1 + many / 100);

    mapped.grow_by(many);
    CHECK(mapped.read_all() == 2 * many - 1 + many / 100);
    CHECK(mapped.at_hand() > all + many);
}

TEST_CASE("a file that others made shorter, and long again, is read as it is", "[mapping]")
{
    Mapped mapped;
    CHECK(mapped.read_all() == many);
    mapped.writer.run_script("test", "delete from kept where id > 10; vacuum; pragma wal_checkpoint(truncate)");
    CHECK(mapped.read_all() == 10'000);
    CHECK(mapped.is_sound());
    mapped.grow_by(2 * many);
    CHECK(mapped.read_all() == 10'000 + 2 * many);
    CHECK(mapped.is_sound());
}
