#include "api/text_report.hpp"

#include <ostream>

namespace api {
namespace {

std::string_view in_french(engine::Confidence confidence)
{
    switch (confidence) {
    case engine::Confidence::law: return "droit";
    case engine::Confidence::circular: return "circulaire";
    case engine::Confidence::guide: return "guide local";
    case engine::Confidence::secondary: return "source secondaire";
    case engine::Confidence::derived: return "déduit des textes";
    case engine::Confidence::assumption: break;
    }
    return "hypothèse";
}

} // namespace

void print_conditions(std::vector<engine::Condition> const& conditions, std::string const& margin, std::ostream& out)
{
    for (engine::Condition const& condition : conditions) {
        out << margin << "- " << condition.fact << '\n' << margin << "  " << condition.title << " [";
        out << condition.source->text;
        if (!condition.source->article.empty())
            out << ", " << condition.source->article;
        out << " ; " << in_french(condition.source->confidence) << "]\n";
    }
}

void print_error(engine::Error const& error, std::string const& margin, std::ostream& out)
{
    out << margin << error.detail << '\n';
    for (engine::Fault const& fault : error.faults)
        out << margin << "- " << fault.pointer << " : " << fault.message << '\n';
    print_conditions(error.conditions, margin, out);
}

std::string counted(std::size_t count, std::string const& one, std::string const& many)
{
    return std::to_string(count) + ' ' + (count < 2 ? one : many);
}

void Progress::operator()(std::size_t done, std::size_t all)
{
    auto const now = std::chrono::steady_clock::now();
    if (now - last_ < std::chrono::seconds{1})
        return;
    last_ = now;
    out_ << done << " dossiers sur " << all << '\n';
}

} // namespace api
