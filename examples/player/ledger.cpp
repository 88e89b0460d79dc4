#include "examples/player/ledger.hpp"

#include <boost/json/serialize.hpp>

#include <iostream>
#include <stdexcept>

namespace examples::player {

namespace {

constexpr std::size_t printed_max = 200; // a broken product need not fill the disk

std::string text_at(boost::json::value const& body, std::string_view pointer)
{
    boost::json::error_code fault;
    auto const* found = body.find_pointer(pointer, fault);
    if (found == nullptr)
        return "?";
    return found->is_string() ? std::string{found->as_string()} : boost::json::serialize(*found);
}

} // namespace

Ledger::Ledger(std::filesystem::path const& acknowledgements)
{
    if (acknowledgements.empty())
        return;
    std::ifstream earlier{acknowledgements};
    for (std::string line; std::getline(earlier, line);)
        written_.insert(line);
    file_.open(acknowledgements, std::ios::app);
    if (!file_)
        throw std::runtime_error{"impossible d'écrire " + acknowledgements.string()};
}

void Ledger::acknowledge(Answer const& answer)
{
    ++(answer.replayed ? replayed_ : acts_);
    if (!file_.is_open())
        return;
    auto const line = text_at(answer.body, "/case/id") + ' ' + text_at(answer.body, "/event/version") + ' '
        + text_at(answer.body, "/event/hash");
    std::lock_guard const lock{mutex_};
    if (written_.insert(line).second)
        file_ << line << std::endl; // flushed: the player may be killed too
}

void Ledger::refused(std::string const& what, Answer const& answer)
{
    if (++unexpected_ > printed_max)
        return;
    std::lock_guard const lock{mutex_};
    std::cerr << "\nrefus inattendu : " << what << " → " << answer.status << ' ' << answer.text << '\n';
    if (unexpected_ == printed_max)
        std::cerr << "les suivants ne sont plus que comptés\n";
}

void Ledger::ended_otherwise(std::string const& what)
{
    ++unexpected_;
    std::lock_guard const lock{mutex_};
    std::cerr << "\nfin inattendue : " << what << '\n';
}

} // namespace examples::player
