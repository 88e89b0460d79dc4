#pragma once
// What the clients of the benchmarks ask the product for.

#include "tests/bench/acts.hpp"
#include "tests/bench/load.hpp"

#include <algorithm>
#include <unordered_map>

namespace bench {

// How an act is to be answered: with its receipt, as machines that file many ask, or with all that has become of the case.
enum class Answers { receipt, whole };

// A client lives one trainee's year after the other, as all their people would: an act a request, each of them written.
// Where it stands is kept from one run to the next.
class Years final : public Work {
public:
    explicit Years(Acts& acts) : acts_{acts} {}

    void want(Answers answers) { answers_ = answers; }
    bool next(std::size_t client, std::string& request) override;
    bool accept(std::size_t client, Reply const& reply) override;

    std::size_t lives_begun() const { return begun_; }
    // Lives before that one, which have not begun, do not begin.
    void pass_over(std::size_t until) { begun_ = std::max(begun_, until); }
    // The requests that were answered with 201, of the life that each client is at.
    std::vector<std::string> acknowledged() const;

private:
    struct Lived {
        std::vector<ActToDo> acts{};
        std::size_t done = 0;
        std::string asked{}; // the request that waits for its answer
        std::vector<std::string> acknowledged{};
        std::unordered_map<std::string, std::string> versions{}; // of pieces, by path
    };

    Acts& acts_;
    Answers answers_ = Answers::receipt;
    std::size_t begun_ = 0;
    std::unordered_map<std::size_t, Lived> lived_; // by client
    std::size_t shown_ = 0;                        // refusals told in full
};

// Requests that are each made once.
class Once final : public Work {
public:
    // What was done once more: it is only answered again.
    static Once again(Years const& years) { return {years.acknowledged(), 201}; }
    // What people do before they act: everybody who will act in one of these lives reads its case.
    static Once read_before(Acts& acts, std::size_t first_life, std::size_t end);

    bool next(std::size_t client, std::string& request) override;
    bool accept(std::size_t client, Reply const& reply) override;

    std::size_t asked() const { return requests_.size(); }

private:
    Once(std::vector<std::string> requests, unsigned answer) : requests_{std::move(requests)}, answer_{answer} {}

    std::vector<std::string> requests_;
    unsigned answer_;
    std::size_t next_ = 0;
};

// One case after the other, read by somebody who has a part in it. Only cases of lives that have begun have much in them.
class Readings final : public Work {
public:
    // At most `cases` of them.
    Readings(Acts& acts, std::size_t cases);

    bool next(std::size_t client, std::string& request) override;
    bool accept(std::size_t client, Reply const& reply) override;

private:
    std::vector<std::string> requests_;
    std::size_t asked_ = 0;
};

// A list read page after page to its end, then again from its beginning, by each client for itself.
class Pages final : public Work {
public:
    // `path` with its parameters, but the cursor.
    Pages(std::string path, std::string token) : path_{std::move(path)}, token_{std::move(token)} {}

    bool next(std::size_t client, std::string& request) override;
    bool accept(std::size_t client, Reply const& reply) override;

private:
    std::string path_;
    std::string token_;
    std::unordered_map<std::size_t, std::string> cursors_; // by client
};

} // namespace bench
