#include "engine/store/soci_store.hpp"

#include "engine/store/query.hpp"
#include "engine/store/soci_consultations.hpp"
#include "engine/store/soci_directory.hpp"
#include "engine/store/soci_drafts.hpp"
#include "engine/store/soci_identities.hpp"
#include "engine/store/soci_journal.hpp"
#include "engine/store/soci_read_models.hpp"

#include <optional>
#include <utility>

namespace engine::store {
namespace {

// Of a connection that nobody writes on. PostgreSQL has such a number too, but it moves with every act while people act, and
// would then be one more round trip.
class ChangesOnSqlite : public Changes {
public:
    ChangesOnSqlite(Address const& address, StoreOptions const& options)
        : session_{address, options.busy_timeout, Declares::engine_work}
    {
    }

    bool since_last_asked() override
    {
        auto const before = std::exchange(seen_, std::nullopt); // should it throw, everything may have changed
        session_.make_ready();
        long long now = 0;
        if (Query query{session_, sql::data_version}; query.into(now).next())
            seen_ = now;
        return !seen_ || before != seen_;
    }

private:
    Session session_;
    std::optional<long long> seen_;
};

class SociStore : public Store {
public:
    SociStore(Address const& address, StoreOptions const& options)
        : address_{address}, options_{options}, database_{address, options}, journal_{database_, address.dialect}
    {
    }

    Journal& journal() override { return journal_; }
    ReadModels& read_models() override { return read_models_; }
    Directory& directory() override { return directory_; }
    Drafts& drafts() override { return drafts_; }
    Consultations& consultations() override { return consultations_; }
    Settings& settings() override { return settings_; }
    Identities& identities() override { return identities_; }

    std::unique_ptr<Changes> changes() override
    {
        if (address_.dialect == Dialect::sqlite)
            return std::make_unique<ChangesOnSqlite>(address_, options_);
        return Store::changes();
    }

    bool is_reachable() override
    {
        try {
            return database_.read([](Session& session) {
                int one = 0;
                return Query{session, sql::is_there}.into(one).next();
            });
        } catch (StoreUnavailable const&) {
            return false;
        }
    }

private:
    Address address_;
    StoreOptions options_;
    Database database_;
    SociJournal journal_;
    SociReadModels read_models_{database_};
    SociDirectory directory_{database_};
    SociDrafts drafts_{database_};
    SociConsultations consultations_{database_};
    SociSettings settings_{database_};
    SociIdentities identities_{database_};
};

} // namespace

std::unique_ptr<Store> open_store(std::string const& url, StoreOptions const& options)
{
    return std::make_unique<SociStore>(parse_address(url), options);
}

} // namespace engine::store
