#include "engine/diagram.hpp"
#include "engine/table_words.hpp"

#include <graphviz/cgraph.h>
#include <graphviz/gvc.h>

#include <memory>
#include <mutex>
#include <stdexcept>

namespace engine {
namespace {

// Graphviz keeps global state: one drawing at a time. Its context is made once and lives as long as the process.
std::mutex graphviz_mutex;

GVC_t* graphviz()
{
    static GVC_t* const context = gvContext();
    if (context == nullptr)
        throw std::runtime_error{"Graphviz does not start"};
    return context;
}

// Graphviz never changes what it is given, but says char*.
char* borrowed(std::string const& text)
{
    return const_cast<char*>(text.c_str()); // NOLINT(cppcoreguidelines-pro-type-const-cast)
}

// In a label, a backslash begins an escape.
std::string for_graphviz(std::string_view text)
{
    return replaced(text, {{'\\', "\\\\"}});
}

class Drawing {
public:
    explicit Drawing(std::string const& title) : graph_{agopen(borrowed(title), Agdirected, nullptr), agclose}
    {
        if (!graph_)
            throw std::runtime_error{"Graphviz cannot open a graph"};
        set(graph_.get(), "bgcolor", "transparent");
        for (int const kind : {AGNODE, AGEDGE}) {
            agattr(graph_.get(), kind, borrowed("fontname"), borrowed("Liberation Sans,sans-serif"));
            agattr(graph_.get(), kind, borrowed("fontsize"), borrowed("11"));
        }
        agattr(graph_.get(), AGNODE, borrowed("shape"), borrowed("box"));
        agattr(graph_.get(), AGNODE, borrowed("style"), borrowed("rounded"));
    }

    // A node's name becomes its <title>: what a screen reader says.
    Agnode_t* node(std::string const& name, bool last)
    {
        Agnode_t* const made = agnode(graph_.get(), borrowed(name), 1);
        set(made, "label", for_graphviz(name));
        if (last)
            set(made, "peripheries", "2");
        return made;
    }
    void edge(Agnode_t* from, Agnode_t* to, std::string const& label)
    {
        Agedge_t* const made = agedge(graph_.get(), from, to, nullptr, 1);
        set(made, "label", for_graphviz(label));
    }
    void start(Agnode_t* first)
    {
        Agnode_t* const point = agnode(graph_.get(), borrowed("début"), 1);
        set(point, "shape", "point");
        set(point, "label", "");
        agedge(graph_.get(), point, first, nullptr, 1);
    }

    std::string render() const
    {
        GVC_t* const context = graphviz();
        if (gvLayout(context, graph_.get(), "dot") != 0)
            throw std::runtime_error{"Graphviz cannot lay the graph out"};
        char* bytes = nullptr;
        unsigned length = 0;
        int const status = gvRenderData(context, graph_.get(), "svg", &bytes, &length);
        std::string out = status == 0 && bytes != nullptr ? std::string{bytes, length} : std::string{};
        gvFreeRenderData(bytes);
        gvFreeLayout(context, graph_.get());
        if (out.empty())
            throw std::runtime_error{"Graphviz cannot draw SVG"};
        return out;
    }

private:
    static void set(void* what, std::string const& name, std::string const& value)
    {
        agsafeset(what, borrowed(name), borrowed(value), borrowed(""));
    }

    std::unique_ptr<Agraph_t, decltype(&agclose)> graph_;
};

// Without prologue, so that a page can hold it; named for screen readers.
std::string accessible(std::string const& drawn, std::string const& title)
{
    constexpr std::string_view opening = "<svg ";
    auto const start = drawn.find(opening);
    if (start == std::string::npos)
        throw std::runtime_error{"Graphviz drew something that is no SVG"};
    std::string const name = replaced(title, {{'&', "&amp;"}, {'<', "&lt;"}, {'"', "&quot;"}});
    return "<svg role=\"img\" lang=\"fr\" aria-label=\"" + name + "\" " + drawn.substr(start + opening.size());
}

} // namespace

std::string svg(Workflow const& workflow, Track const& track)
{
    std::string const title = std::string{workflow.title()} + " : " + std::string{workflow.label_of(track.id)};
    std::lock_guard const lock{graphviz_mutex};
    Drawing drawing{title};
    auto const node = [&](StateId state) {
        return drawing.node(std::string{workflow.label_of(state)}, is_last(track, state));
    };
    for (StateId const state : states_of(track))
        node(state);
    drawing.start(node(track.initial));
    for (Transition const& row : track.rows)
        drawing.edge(node(row.from), node(row.to), sentence_of(workflow, row));
    return accessible(drawing.render(), title);
}

} // namespace engine
