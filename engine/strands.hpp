#pragma once
// Commands on one case follow each other in this process, whatever thread they are on. Who comes while another is at it
// gets his turn later, and holds no thread meanwhile. Any thread.

#include "engine/ids.hpp"

#include <deque>
#include <functional>
#include <mutex>
#include <unordered_map>

namespace engine {

class Strands {
public:
    // True: it is his at once. Otherwise `turn` is called once it is, on the thread of whoever leaves, and must neither
    // block nor throw.
    bool enter(CaseId const& id, std::function<void()> turn);
    void leave(CaseId const& id);

    // For whoever may block.
    class Hold {
    public:
        Hold(Strands& strands, CaseId const& id);
        ~Hold() { strands_.leave(id_); }
        Hold(Hold const&) = delete;
        Hold& operator=(Hold const&) = delete;

    private:
        Strands& strands_;
        CaseId id_;
    };

private:
    std::mutex mutex_;
    std::unordered_map<CaseId, std::deque<std::function<void()>>> waiting_; // an entry: somebody is at it
};

} // namespace engine
