#include "engine/body.hpp"

#include "engine/json_text.hpp"

#include <boost/json/serialize.hpp>
#include <catch2/catch.hpp>

#include <chrono>

namespace sample {

using namespace engine;

BOOST_DEFINE_FIXED_ENUM_CLASS(Rating, std::uint8_t, good, fair, poor)

struct Grade {
    Text<20> item{};
    Rating rating{};
    bool operator==(Grade const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Grade, (), (item, rating))

struct Everything {
    Text<5> comment{};
    Text<5, 3> label{};
    Number<-1, 4> visits{};
    bool agreed = false;
    Day held_on{};
    Instant told_at{};
    PersonId tutor{};
    CaseId other{};
    Rating rating{};
    Grade grade{};
    List<Grade, 2, 1> grades{};
    std::string words{};
    std::optional<Text<5>> remark{};
    std::optional<Day> until{};
    std::optional<Grade> second{};
    std::optional<Rating> advice{};
    std::optional<List<Number<1, 9>, 3>> marks{};
    bool operator==(Everything const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Everything, (),
                      (comment, label, visits, agreed, held_on, told_at, tutor, other, rating, grade, grades, words,
                       remark, until, second, advice, marks))

struct Base {
    bool shared = false;
    bool operator==(Base const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Base, (), (shared))

struct Derived : Base {
    bool own = false;
    bool operator==(Derived const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Derived, (Base), (own))

// A struct of one member, to try one type at a time.
template <class T>
struct One {
    T it{};
    bool operator==(One const&) const = default;
    BOOST_DESCRIBE_CLASS(One, (), (it), (), ())
};

} // namespace sample

using namespace sample;

namespace {

using Faults = std::vector<std::pair<std::string, std::string>>;
namespace json = boost::json;

json::value parsed(std::string_view text)
{
    auto const value = parse_json(text);
    INFO(text);
    REQUIRE(value.has_value());
    return *value;
}

json::value holding(json::value it)
{
    return json::object{{"it", std::move(it)}};
}

template <class T>
Error refusal_of(json::value const& body)
{
    auto const result = read_body<T>(body);
    INFO(json::serialize(body));
    REQUIRE_FALSE(result.has_value());
    CHECK_FALSE(result.error().faults.empty());
    return result.error();
}

template <class T>
Faults faults_of(json::value const& body)
{
    Faults faults;
    for (auto const& fault : refusal_of<T>(body).faults)
        faults.emplace_back(fault.pointer, fault.message);
    return faults;
}

// The code with which a member holding `it` is refused; nothing when it is taken.
template <class T>
std::optional<ErrorCode> refused(json::value it)
{
    auto const result = read_body<One<T>>(holding(std::move(it)));
    if (result)
        return std::nullopt;
    CHECK(result.error().faults.front().pointer.starts_with("/it"));
    return result.error().code;
}

template <class T>
T taken(json::value it)
{
    auto const result = read_body<One<T>>(holding(std::move(it)));
    REQUIRE(result.has_value());
    return result->it;
}

constexpr auto taken_as_is = std::nullopt;
constexpr auto invalid = ErrorCode::invalid;
constexpr auto malformed = ErrorCode::malformed;

Everything full()
{
    using namespace std::chrono;
    return {
        .comment = "Très\n",
        .label = "été",
        .visits = -1,
        .agreed = true,
        .held_on = sys_days{2022y / 11 / 30},
        .told_at = Instant{sys_days{2022y / 12 / 1}} + 8h + 15min + 7us,
        .tutor = {"p-1"},
        .other = {"C-2"},
        .rating = Rating::poor,
        .grade = {.item = "voix", .rating = Rating::fair},
        .grades = {{.item = "a", .rating = Rating::good}, {.item = "b", .rating = Rating::poor}},
        .words = "sans limite",
        .remark = "oui",
        .until = sys_days{2024y / 2 / 29},
        .second = Grade{.item = "c", .rating = Rating::fair},
        .advice = Rating::good,
        .marks = List<Number<1, 9>, 3>{1, 9},
    };
}

} // namespace

TEST_CASE("a body with every kind of member comes back as it was written", "[body]")
{
    auto const written = write_body(full());
    auto const read = read_body<Everything>(written);
    REQUIRE(read.has_value());
    CHECK(*read == full());
    CHECK(read_stored<Everything>(written) == full());

    auto const through_text = read_body<Everything>(parsed(canonical_json(written)));
    REQUIRE(through_text.has_value());
    CHECK(*through_text == full());
}

TEST_CASE("members are written in the order of their declaration", "[body]")
{
    auto body = full();
    body.second.reset();
    body.until.reset();
    CHECK(json::serialize(write_body(body))
          == R"({"comment":"Très\n","label":"été","visits":-1,"agreed":true,"held_on":"2022-11-30",)"
             R"("told_at":"2022-12-01T08:15:00.000007Z","tutor":"p-1","other":"C-2","rating":"poor",)"
             R"("grade":{"item":"voix","rating":"fair"},)"
             R"("grades":[{"item":"a","rating":"good"},{"item":"b","rating":"poor"}],"words":"sans limite",)"
             R"("remark":"oui","advice":"good","marks":[1,9]})");
}

TEST_CASE("an absent or null optional member is nothing, and is left out when written", "[body]")
{
    using Maybe = std::optional<Text<5>>;
    auto const absent = read_body<One<Maybe>>(json::object{});
    REQUIRE(absent.has_value());
    CHECK(absent->it == std::nullopt);
    CHECK(taken<Maybe>(nullptr) == std::nullopt);
    CHECK(taken<Maybe>("oui") == Maybe{"oui"});
    CHECK(write_body(One<Maybe>{}).empty());
    CHECK(refused<Maybe>("") == invalid);
    CHECK(refused<Maybe>("trop long") == invalid);
    CHECK(refused<Maybe>(1) == malformed);
}

TEST_CASE("null is refused where a value is due", "[body]")
{
    CHECK(refused<Text<5>>(nullptr) == malformed);
    CHECK(refused<Number<0, 9>>(nullptr) == malformed);
    CHECK(refused<bool>(nullptr) == malformed);
    CHECK(refused<Day>(nullptr) == malformed);
    CHECK(refused<Instant>(nullptr) == malformed);
    CHECK(refused<PersonId>(nullptr) == malformed);
    CHECK(refused<Rating>(nullptr) == malformed);
    CHECK(refused<Grade>(nullptr) == malformed);
    CHECK(refused<List<bool, 3>>(nullptr) == malformed);
    CHECK(refused<std::string>(nullptr) == malformed);
    CHECK(refused<List<bool, 3>>(json::array{nullptr}) == malformed);
}

TEST_CASE("a member of another JSON type is refused", "[body]")
{
    CHECK(refused<Text<5>>(1) == malformed);
    CHECK(refused<Number<0, 9>>("1") == malformed);
    CHECK(refused<bool>("true") == malformed);
    CHECK(refused<bool>(1) == malformed);
    CHECK(refused<Day>(20221130) == malformed);
    CHECK(refused<Instant>(0) == malformed);
    CHECK(refused<CaseId>(7) == malformed);
    CHECK(refused<Rating>(0) == malformed);
    CHECK(refused<Grade>(json::array{}) == malformed);
    CHECK(refused<List<bool, 3>>(json::object{}) == malformed);
    CHECK(refused<std::string>(true) == malformed);
    CHECK(refused<bool>(false) == taken_as_is);
}

TEST_CASE("a text is measured in characters, not in bytes", "[body]")
{
    CHECK(refused<Text<5>>("ééééé") == taken_as_is);
    CHECK(refused<Text<5>>("éééééé") == invalid);
    CHECK(refused<Text<5>>("😀😀😀😀😀") == taken_as_is);
    CHECK(refused<Text<5>>("😀😀😀😀😀😀") == invalid);
    CHECK(refused<Text<5, 3>>("été") == taken_as_is);
    CHECK(refused<Text<5, 3>>("éé") == invalid);
    CHECK(faults_of<One<Text<5>>>(holding("éééééé"))
          == Faults{{"/it", "Ce texte compte 6 caractères, le maximum est de 5."}});
    CHECK(faults_of<One<Text<5, 3>>>(holding(" a "))
          == Faults{{"/it", "Ce texte compte 1 caractère, le minimum est de 3."}});
}

TEST_CASE("white space does not fill a text", "[body]")
{
    CHECK(refused<Text<5>>("") == invalid);
    CHECK(refused<Text<5>>(" \n\t ") == invalid);
    CHECK(refused<Text<5>>("\u00a0\u202f\u3000") == invalid);
    CHECK(refused<Text<5>>("\ufeff\u200b") == invalid);
    CHECK(refused<Text<5>>(" a") == taken_as_is);
    CHECK(refused<Text<5, 3>>(" ab ") == invalid);
    CHECK(refused<Text<5, 3>>("a c") == taken_as_is); // inside, it counts
    CHECK(refused<Text<5>>("a     ") == invalid);     // and towards the maximum
    CHECK(refused<Text<5, 0>>("") == taken_as_is);
    CHECK(taken<Text<5>>(" a ").value == " a "); // kept as it came
    CHECK(faults_of<One<Text<5>>>(holding("  ")) == Faults{{"/it", "Ce texte est vide."}});
}

TEST_CASE("control characters are refused in a text, save newline and tab", "[body]")
{
    CHECK(refused<Text<9>>("a\n\tb") == taken_as_is);
    CHECK(refused<Text<9>>("a\r\nb") == invalid);
    CHECK(refused<Text<9>>("a\x1b[0m") == invalid);
    CHECK(refused<Text<9>>("a\x7f") == invalid);
    CHECK(refused<Text<9>>("a\u0080") == invalid);
    CHECK(refused<Text<9>>("a\u009f") == invalid);
    CHECK(refused<Text<9>>("a\u00a0b") == taken_as_is);
    CHECK(refused<Text<9>>(json::string("a\0b", 3)) == invalid);
}

TEST_CASE("a number is whole and within its bounds", "[body]")
{
    using Grade20 = Number<0, 20>;
    CHECK(refused<Grade20>(0) == taken_as_is);
    CHECK(refused<Grade20>(20) == taken_as_is);
    CHECK(refused<Grade20>(-1) == invalid);
    CHECK(refused<Grade20>(21) == invalid);
    CHECK(refused<Grade20>(20U) == taken_as_is);
    CHECK(refused<Grade20>(10.5) == malformed);
    CHECK(refused<Grade20>(10.0) == malformed);
    CHECK(refused<Grade20>(parsed("1e1")) == malformed);
    CHECK(refused<Grade20>(parsed("18446744073709551615")) == invalid);
    CHECK(taken<Number<INT64_MIN, INT64_MAX>>(parsed("-9223372036854775808")).value == INT64_MIN);
    CHECK(faults_of<One<Grade20>>(holding(21)) == Faults{{"/it", "Un nombre de 0 à 20 est attendu."}});
}

TEST_CASE("a list holds as many items as it may", "[body]")
{
    using Short = List<Number<0, 9>, 3, 1>;
    CHECK(refused<Short>(json::array{}) == invalid);
    CHECK(refused<Short>(json::array{1}) == taken_as_is);
    CHECK(refused<Short>(json::array{1, 2, 3}) == taken_as_is);
    CHECK(refused<Short>(json::array{1, 2, 3, 4}) == invalid);
    CHECK(taken<Short>(json::array{3, 1, 2}) == Short{3, 1, 2});
    CHECK(taken<List<bool, 2>>(json::array{true, false}) == List<bool, 2>{true, false});
    CHECK(faults_of<One<Short>>(holding(json::array{0, 10, "x"}))
          == Faults{{"/it/1", "Un nombre de 0 à 9 est attendu."}, {"/it/2", "Un nombre entier est attendu."}});
}

TEST_CASE("a list too long is not looked into", "[body]")
{
    CHECK(faults_of<One<List<bool, 2>>>(holding(json::array{1, 2, 3}))
          == Faults{{"/it", "Cette liste compte 3 éléments, le maximum est de 2."}});
}

TEST_CASE("a day that does not exist is refused", "[body]")
{
    using namespace std::chrono;
    CHECK(taken<Day>("2024-02-29") == sys_days{2024y / 2 / 29});
    CHECK(refused<Day>("2023-02-30") == invalid);
    CHECK(refused<Day>("2023-02-29") == invalid);
    CHECK(refused<Day>("2023-2-3") == invalid);
    CHECK(refused<Day>("30/06/2023") == invalid);
    CHECK(refused<Day>("2023-06-30T00:00:00Z") == invalid);
    CHECK(refused<Day>("") == invalid);
}

TEST_CASE("an instant is read in any zone and kept in UTC", "[body]")
{
    using namespace std::chrono;
    auto const noon = Instant{sys_days{2023y / 6 / 30}} + 12h;
    CHECK(taken<Instant>("2023-06-30T12:00:00Z") == noon);
    CHECK(taken<Instant>("2023-06-30T14:00:00+02:00") == noon);
    CHECK(refused<Instant>("2023-02-30T12:00:00Z") == invalid);
    CHECK(refused<Instant>("2023-06-30") == invalid);
    CHECK(refused<Instant>("2023-06-30T12:00:00") == invalid);
}

TEST_CASE("an identifier has 1 to 64 plain characters", "[body]")
{
    CHECK(taken<PersonId>("aZ-09") == PersonId{"aZ-09"});
    CHECK(refused<CaseId>(json::string(64, 'a')) == taken_as_is);
    CHECK(refused<CaseId>(json::string(65, 'a')) == invalid);
    CHECK(refused<CaseId>("") == invalid);
    CHECK(refused<CaseId>("a b") == invalid);
    CHECK(refused<CaseId>("../a") == invalid);
    CHECK(refused<CaseId>("é") == invalid);
    CHECK(refused<CaseId>("a_b") == invalid);
}

TEST_CASE("an unknown word is refused and the known ones are named", "[body]")
{
    CHECK(taken<Rating>("poor") == Rating::poor);
    CHECK(refused<Rating>("") == invalid);
    CHECK(refused<Rating>("Good") == invalid);
    CHECK(refused<Rating>(json::string("good\0", 5)) == invalid);
    CHECK(faults_of<One<Rating>>(holding("excellent"))
          == Faults{{"/it", "Cette valeur est inconnue, les valeurs admises sont good, fair, poor."}});
    CHECK_THROWS_AS(write_body(One<Rating>{static_cast<Rating>(9)}), std::logic_error);
}

TEST_CASE("missing and unknown members are refused, each where it stands", "[body]")
{
    auto const error = refusal_of<Grade>(parsed(R"({"item": "voix", "a/b~c": 1, "Rating": "good"})"));
    CHECK(error.code == malformed);
    CHECK(error.detail == "La demande comporte 3 fautes.");
    CHECK(faults_of<Grade>(parsed(R"({"item": "voix", "a/b~c": 1, "Rating": "good"})"))
          == Faults{{"/rating", "Cette information est obligatoire."},
                    {"/a~1b~0c", "Ce membre n'est pas attendu."},
                    {"/Rating", "Ce membre n'est pas attendu."}});
}

TEST_CASE("all faults are told at once, at every level", "[body]")
{
    auto body = write_body(full());
    body["comment"] = "trop long";
    body["held_on"] = "2023-02-30";
    body["grade"] = json::object{{"item", ""}, {"rating", "great"}};
    body["grades"] =
        json::array{json::object{{"item", "a"}, {"rating", "good"}}, json::object{{"item", "b"}, {"x", 1}}};
    body["second"] = json::object{{"item", 1}, {"rating", "fair"}};
    body.erase("agreed");

    std::vector<std::string> pointers;
    auto const error = refusal_of<Everything>(body);
    for (auto const& fault : error.faults)
        pointers.push_back(fault.pointer);
    CHECK(pointers
          == std::vector<std::string>{"/comment", "/agreed", "/held_on", "/grade/item", "/grade/rating",
                                      "/grades/1/rating", "/grades/1/x", "/second/item"});
    CHECK(error.code == malformed);
    CHECK(error.detail == "La demande comporte 8 fautes.");
}

TEST_CASE("faults of value alone make a body invalid, one fault of shape makes it malformed", "[body]")
{
    using Pair = Grade;
    CHECK(refusal_of<Pair>(parsed(R"({"item": "", "rating": "great"})")).code == invalid);
    CHECK(refusal_of<Pair>(parsed(R"({"item": 1, "rating": "great"})")).code == malformed);
    CHECK(refusal_of<Pair>(parsed(R"({"item": "", "rating": 1})")).code == malformed);
    CHECK(refusal_of<Pair>(parsed(R"({"item": "", "rating": "good", "x": 1})")).code == malformed);
    CHECK(refusal_of<Pair>(parsed(R"({"item": ""})")).code == malformed);
    CHECK(refusal_of<Pair>(parsed(R"({"item": "", "rating": "good"})")).detail == "La demande comporte une faute.");
}

TEST_CASE("a body that is no object is refused as a whole", "[body]")
{
    CHECK(faults_of<Grade>(json::array{}) == Faults{{"", "Un objet est attendu."}});
    CHECK(refusal_of<Grade>(nullptr).code == malformed);
    CHECK(refusal_of<NoBody>("x").code == malformed);
}

TEST_CASE("a stored body is believed", "[body]")
{
    auto const stored = read_stored<Everything>(
        parsed(R"({"comment": "trop long", "visits": 99, "tutor": "é", "grades": [{"item": "a"}, {}, {}], "old": 1})"));
    CHECK(stored.comment.value == "trop long");
    CHECK(stored.visits.value == 99);
    CHECK(stored.tutor.value == "é");
    CHECK(stored.grades.size() == 3);
    CHECK(stored.grades.items[0].item.value == "a");
    CHECK(stored.label == Text<5, 3>{});
    CHECK_FALSE(stored.until.has_value());
    CHECK(read_stored<One<std::optional<Day>>>(holding(nullptr)).it == std::nullopt);
}

TEST_CASE("a stored body of a wrong type is a promise broken", "[body]")
{
    CHECK_THROWS_AS(read_stored<Grade>(json::array{}), std::runtime_error);
    CHECK_THROWS_AS(read_stored<One<Text<5>>>(holding(1)), std::runtime_error);
    CHECK_THROWS_AS(read_stored<One<Text<5>>>(holding(nullptr)), std::runtime_error);
    CHECK_THROWS_AS((read_stored<One<Number<0, 9>>>(holding(1.5))), std::runtime_error);
    CHECK_THROWS_AS(read_stored<One<Day>>(holding("2023-02-30")), std::runtime_error);
    CHECK_THROWS_AS(read_stored<One<Rating>>(holding("great")), std::runtime_error);
    CHECK_THROWS_WITH((read_stored<One<List<Grade, 3>>>(parsed(R"({"it": [{}, {"item": 1}]})"))),
                      "stored body, at \"/it/1/item\": Un texte est attendu.");
}

TEST_CASE("inherited members belong to the body", "[body]")
{
    Derived body;
    body.shared = true;
    CHECK(json::serialize(write_body(body)) == R"({"shared":true,"own":false})");
    auto const read = read_body<Derived>(write_body(body));
    REQUIRE(read.has_value());
    CHECK(*read == body);
}

TEST_CASE("a schema says what the reading enforces", "[body]")
{
    CHECK(schema_of<Grade>()
          == parsed(R"({"type": "object", "additionalProperties": false, "required": ["item", "rating"], "properties": {
                 "item": {"type": "string", "minLength": 1, "maxLength": 20},
                 "rating": {"type": "string", "enum": ["good", "fair", "poor"]}}})"));

    auto const schema = schema_of<Everything>();
    auto const& properties = schema.at("properties").as_object();
    CHECK(
        schema.at("required")
        == parsed(R"(["comment", "label", "visits", "agreed", "held_on", "told_at", "tutor", "other", "rating", "grade",
                        "grades", "words"])"));
    CHECK(properties.size() == 17);
    CHECK(properties.at("label") == parsed(R"({"type": "string", "minLength": 3, "maxLength": 5})"));
    CHECK(properties.at("visits") == parsed(R"({"type": "integer", "minimum": -1, "maximum": 4})"));
    CHECK(properties.at("agreed") == parsed(R"({"type": "boolean"})"));
    CHECK(properties.at("held_on") == parsed(R"({"type": "string", "format": "date"})"));
    CHECK(properties.at("told_at") == parsed(R"({"type": "string", "format": "date-time"})"));
    CHECK(properties.at("tutor") == parsed(R"({"type": "string", "pattern": "^[A-Za-z0-9-]{1,64}$"})"));
    CHECK(properties.at("grade") == schema_of<Grade>());
    CHECK(properties.at("grades").at("minItems") == 1);
    CHECK(properties.at("grades").at("maxItems") == 2);
    CHECK(properties.at("grades").at("items") == schema_of<Grade>());
    CHECK(properties.at("words") == parsed(R"({"type": "string"})"));
    CHECK(properties.at("until") == parsed(R"({"type": ["string", "null"], "format": "date"})"));
    CHECK(properties.at("second").at("type") == parsed(R"(["object", "null"])"));
    CHECK(properties.at("advice") == parsed(R"({"type": ["string", "null"], "enum": ["good", "fair", "poor", null]})"));
}

TEST_CASE("a form reads, writes and draws without its type being known", "[body]")
{
    constexpr Form form = form_of<Grade>();
    auto const body = parsed(R"({"item": "voix", "rating": "fair"})");
    auto const read = form.read(body);
    REQUIRE(read.has_value());
    auto const* grade = std::any_cast<Grade>(&*read);
    REQUIRE(grade != nullptr);
    CHECK(*grade == Grade{.item = "voix", .rating = Rating::fair});
    CHECK(form.write(*read) == body);
    CHECK(form.schema() == schema_of<Grade>());
    CHECK_THROWS_AS(form.write(std::any{NoBody{}}), std::bad_any_cast);

    auto const refusal = form.read(parsed(R"({"item": "", "rating": "fair"})"));
    REQUIRE_FALSE(refusal.has_value());
    CHECK(refusal.error().code == invalid);
}

TEST_CASE("a command may have no body to speak of", "[body]")
{
    constexpr Form form = form_of<NoBody>();
    auto const read = form.read(json::object{});
    REQUIRE(read.has_value());
    CHECK(std::any_cast<NoBody>(&*read) != nullptr);
    CHECK(form.write(*read).empty());
    CHECK(form.schema()
          == parsed(R"({"type": "object", "additionalProperties": false, "required": [], "properties": {}})"));
    CHECK(faults_of<NoBody>(parsed(R"({"x": 1})")) == Faults{{"/x", "Ce membre n'est pas attendu."}});
}
