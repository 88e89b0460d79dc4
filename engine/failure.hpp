#pragma once
// What went wrong, on its way to another thread.

#include <exception>

namespace engine {

// What `work` throws; null when it ends well. Nothing here holds it any more: whoever it is handed to may tell it and be done
// with it while we go on.
template <class Work>
std::exception_ptr failure_of(Work const& work)
{
    try {
        work();
        return nullptr;
    } catch (...) {
        return std::current_exception();
    }
}

} // namespace engine
