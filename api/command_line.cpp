#include "api/command_line.hpp"

#include "engine/body.hpp"

#include <CLI/CLI.hpp>

namespace api {
namespace {

CLI::App* add(CLI::App& app, Arguments& in, Command command, std::string const& name, std::string const& help)
{
    auto* const added = app.add_subcommand(name, help);
    added->callback([&in, command] { in.command = command; });
    return added;
}

CLI::App* with_store(CLI::App* command, Arguments& in)
{
    command->add_option("--store", in.store, "sqlite://FILE or postgresql://host=… dbname=… user=…")
        ->envname("TITULARIS_STORE")
        ->capture_default_str();
    return command;
}

CLI::App* with_key(CLI::App* command, Arguments& in)
{
    command->add_option("--key", in.key, "File of the secret that seals cursors and pages; made when there is none")
        ->envname("TITULARIS_KEY")
        ->capture_default_str();
    return command;
}

void add_rate(CLI::App& serve, std::string const& whom, std::string const& of, Rate& rate)
{
    serve.add_option("--requests-per-" + whom, rate.per_second, "Requests a second from " + of + "; 0: no limit")
        ->check(CLI::NonNegativeNumber)
        ->capture_default_str();
    serve.add_option("--burst-per-" + whom, rate.burst, "Requests at once from " + of + " after a rest")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
}

void add_weather(CLI::App& serve, ServingOptions& serving)
{
    auto* const certificate =
        serve.add_option("--certificate", serving.certificate,
                         "Certificate chain (PEM) to serve under TLS; read again on SIGHUP or when it changes");
    // --key is the secret of tokens already.
    auto* const key = serve.add_option("--certificate-key", serving.key, "Private key (PEM) of that certificate");
    certificate->needs(key);
    key->needs(certificate);
    serve.add_option("--connections", serving.connections, "Clients connected at once; the longest idle make room")
        ->check(CLI::Range(16, 1'000'000))
        ->capture_default_str();
    serve
        .add_option("--connections-per-address", serving.connections_per_address,
                    "Of these, from one address; 0: no limit")
        ->capture_default_str();
    add_rate(serve, "address", "one address (IPv6: one /64)", serving.per_address);
    add_rate(serve, "person", "one person", serving.per_person);
    serve.add_option("--trusted-proxy", serving.trusted_proxies,
                     "Address of a proxy whose X-Forwarded-For is believed; may be repeated");
}

void with_origin(CLI::App* command, Arguments& in)
{
    command->add_option("--origin", in.serving.identity.origin,
                        "Where browsers find the service: https://…, without a path; else the loopback address");
}

void add_sign_on(CLI::App* serve, Arguments& in)
{
    with_origin(serve, in);
    serve->add_option("--session-idle-minutes", in.serving.session_idle_minutes, "A session ends after so long unused")
        ->check(CLI::Range(1, 24 * 60))
        ->capture_default_str();
    serve->add_option("--session-hours", in.serving.session_hours, "And after so long whatever is done")
        ->check(CLI::Range(1, 24 * 7))
        ->capture_default_str();
}

void add_provider(CLI::App* serve, Arguments& in)
{
    auto* const issuer =
        serve->add_option("--oidc-issuer", in.serving.provider.issuer, "OpenID Connect provider: its https address");
    serve->add_option("--oidc-client", in.serving.provider.id, "Our name there")->needs(issuer);
    serve->add_option("--oidc-secret-file", in.oidc_secret_file, "File of our secret there; without, a public client")
        ->needs(issuer);
}

void add_serve(CLI::App& app, Arguments& in)
{
    auto* const serve = add(app, in, Command::serve, "serve", "Serve the API until SIGTERM or SIGINT");
    with_key(with_store(serve, in), in);
    serve->add_option("--address", in.serving.address, "Address to listen on")->capture_default_str();
    serve->add_option("--port", in.serving.port, "Port to listen on")->capture_default_str();
    serve->add_option("--inner-port", in.serving.inner_port, "Port for /live, /ready and /metrics alone; 0: none")
        ->capture_default_str();
    serve->add_option("--threads", in.serving.threads, "Threads that handle requests")
        ->check(CLI::Range(1, 512))
        ->capture_default_str();
    add_weather(*serve, in.serving);
    auto* const simulated =
        serve->add_flag("--demonstration", in.demonstration, "A simulated clock that users may put forward");
    serve->add_option("--now", in.now, "Where the simulated clock starts, unless the store is further already")
        ->needs(simulated);
    add_sign_on(serve, in);
    add_provider(serve, in);
    serve->add_flag("!--quiet", in.serving.log_requests, "Log failures, not every request");
}

void add_people(CLI::App& app, Arguments& in)
{
    auto* const token = add(app, in, Command::token, "token", "Print a bearer token for a person, or for everybody");
    with_key(with_store(token, in), in);
    TokenAsked& asked = in.token;
    auto* const whom = token->add_option_group("whom");
    whom->add_option("--person", asked.person, "E-mail or id of a person of the store");
    whom->add_flag("--all", asked.everybody, "Everybody: a line each with e-mail, id and token, separated by tabs");
    whom->add_flag("--list", asked.list, "No new one: id, person, scopes, end, last use and name of those there are");
    whom->add_option("--revoke", asked.revoke, "No new one: the end of the one with that id");
    whom->require_option(1);
    token->add_option("--hours", asked.hours, "How long it is good for")
        ->check(CLI::Range(1, 24 * 366))
        ->capture_default_str();
    token->add_option("--name", asked.name, "What it is for")->capture_default_str();
    token->add_option("--scope", asked.scopes, "read, file, administer; may be repeated; all unless said")
        ->check(CLI::IsMember({"read", "file", "administer"}));
    token->add_flag("--demonstration", in.demonstration, "Insist that the store is one of a demonstration");

    auto* const invite =
        add(app, in, Command::invite, "invite", "Print the link by which a person chooses a password; no mail is sent");
    with_store(invite, in);
    invite->add_option("--email", in.email, "The person's e-mail")->required();
    with_origin(invite, in);

    auto* const person =
        add(app, in, Command::person, "person", "Enter a person, or correct the one with that e-mail; print the id");
    with_store(person, in);
    person->add_option("--email", in.entered.email, "The person's e-mail")->required();
    // As long as in a list (workflows/roster_rows.hpp).
    auto const is_name = CLI::Validator{[](std::string const& text) {
                                            return engine::count_characters(text) > 100
                                                ? std::string{"a name of at most 100 characters is expected"}
                                                : std::string{};
                                        },
                                        "NAME"};
    person->add_option("--family-name", in.entered.family_name, "Family name")->required()->check(is_name);
    person->add_option("--given-name", in.entered.given_name, "Given name")->check(is_name);
    person->add_option("--title", in.entered.title, "Mme, M. or nothing");
    person->add_flag("--administrator", in.entered.administrator, "May open campaigns");
}

void add_journal(CLI::App& app, Arguments& in)
{
    auto* const verify =
        with_store(add(app, in, Command::verify, "verify", "Check the hash chains of a store or of an export"), in);
    verify->add_option("--export", in.exported, "A file made by `export`, instead of the store");
    verify->add_option("--anchor", in.anchor, "Merkle root that it must have");
    auto* const exporting = with_store(
        add(app, in, Command::export_journal, "export", "Write the whole journal, one JSON object a line"), in);
    exporting->add_option("--output", in.output, "File to write")->required();
    with_store(add(app, in, Command::anchor, "anchor", "Print the Merkle root over all cases, to be kept elsewhere"),
               in);
    auto* const rebuild = with_store(
        add(app, in, Command::rebuild, "rebuild", "Draw lists and tasks anew from the journal (stop serving first)"),
        in);
    rebuild->add_flag("--check", in.check, "Compare with what was there; tell the first difference");
}

void add_tables(CLI::App& app, Arguments& in)
{
    auto* const rules = add(app, in, Command::rules, "rules", "Print the tables with their sources");
    rules->add_option("--workflow", in.workflow, "A collection, such as campaigns; all unless said");
    rules
        ->add_option("--format", in.format,
                     "mermaid, svg, json, markdown; drawings: mermaid in a page; summary: a line a track; index: "
                     "article, row, scenario")
        ->check(CLI::IsMember({"mermaid", "svg", "json", "markdown", "drawings", "summary", "index"}))
        ->capture_default_str();
    rules->add_option("--scenarios", in.scenarios, "Folder of tests whose tags name sources, for the index");
    rules->add_option("--write", in.page, "Write it into this page instead, between its two marker lines");
    auto* const check =
        add(app, in, Command::check, "check",
            "Walk every position that the tables allow under each rule set: whether an end stays possible, somebody is "
            "awaited, and what the law asks holds; refused with the shortest story against it");
    check->add_option("--workflow", in.workflow, "A collection, as in its addresses; all unless said");
    check->add_option("--rule-set", in.rule_set, "One rule set; all unless said");
    auto* const contract =
        add(app, in, Command::contract, "contract", "Print the part of the contract that follows from the tables");
    contract->add_option("--write", in.contract, "Write it into this openapi.yaml instead");
}

void add_campaigns(CLI::App& app, Arguments& in)
{
    auto* const move =
        with_store(add(app, in, Command::migrate_rules, "migrate-rules",
                       "Plan how running cases pass to another rule set; with --carry-out, carry that plan out"),
                   in);
    MoveOrder& order = in.move;
    auto* const campaign = move->add_option("--campaign", order.campaign, "Id of the campaign");
    auto* const to = move->add_option("--to", order.to, "Name of the rule set");
    auto* const reason = move->add_option("--reason", order.reason, "Why, in French: kept in every journal");
    move->add_option("--case", order.cases, "Id of a case, to move it and no other; may be repeated");
    move->add_option("--as", order.as, "E-mail of the person who answers for it")->required();
    auto* const plan = move->add_option("--plan", order.plan, "File of the plan: written, or read with --carry-out");
    auto* const carry_out = move->add_flag("--carry-out", order.carry_out, "Carry out the plan of that file");
    carry_out->needs(plan);
    move->callback([=, &in] { // instead of what add() gave it
        in.command = Command::migrate_rules;
        for (auto const* const option : {campaign, to, reason})
            if (carry_out->count() == 0 && option->count() == 0)
                throw CLI::RequiredError{option->get_name()};
    });

    auto* const suppose =
        with_store(add(app, in, Command::what_if, "what-if",
                       "Replay a campaign under other settings: what would change; nothing is written"),
                   in);
    Supposition& supposition = in.supposition;
    suppose->add_option("--campaign", supposition.campaign, "Id of the campaign")->required();
    suppose->add_option("--rule-set", supposition.rule_set, "Every case judged by it from its opening on");
    suppose->add_option("--deadline", supposition.deadlines,
                        "NAME=DAY, such as interim_review=2022-11-15; NAME= lifts it");
    suppose->add_option("--policy", supposition.policies, "NAME=VALUE; NAME= leaves the law alone");
    suppose->add_option("--format", supposition.format, "text or json")
        ->check(CLI::IsMember({"text", "json"}))
        ->capture_default_str();
}

void add_privacy(CLI::App& app, Arguments& in)
{
    auto* const retention =
        with_store(add(app, in, Command::retention, "retention",
                       "Print what is due under the terms of retention; with --carry-out, archive and erase it"),
                   in);
    auto* const as = retention->add_option("--as", in.retention.as, "E-mail of the officer who answers for it");
    auto* const reason =
        retention->add_option("--reason", in.retention.reason, "Why, in French: kept in every journal");
    retention->add_flag("--carry-out", in.retention.carry_out, "Carry it out")->needs(as)->needs(reason);

    auto* const exporting =
        with_store(add(app, in, Command::export_person, "export-person",
                       "Write all that is held about a person, with what is withheld and why, as JSON"),
                   in);
    exporting->add_option("--email,--person", in.person, "E-mail or id of the person")->required();
    exporting->add_option("--output", in.output, "File to write")->required();

    auto* const forgetting = with_store(
        add(app, in, Command::forget_person, "forget-person", "Erase the name and e-mail of a person who left"), in);
    forgetting->add_option("--email,--person", in.person, "E-mail or id of the person")->required();
}

} // namespace

std::optional<int> parse(int count, char** words, Arguments& in)
{
    CLI::App app{"Titularis: cases that people decide, in an append-only journal", "titularis"};
    app.require_subcommand(1);
    app.set_version_flag("--version", TITULARIS_VERSION);
    app.footer("Exit codes: 0 fine, 1 refused or broken, 2 wrong usage, 3 the store is away or full: to be asked again "
               "later.\n"
               "Each command has its own --help.");
    with_store(add(app, in, Command::migrate, "migrate", "Bring the store's schema up to date"), in);
    add_people(app, in);
    add_serve(app, in);
    add_journal(app, in);
    add_tables(app, in);
    add_campaigns(app, in);
    add_privacy(app, in);
    try {
        app.parse(count, words);
    } catch (CLI::ParseError const& fault) {
        return app.exit(fault) == 0 ? 0 : 2;
    }
    return std::nullopt;
}

} // namespace api
