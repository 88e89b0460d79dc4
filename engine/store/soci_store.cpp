#include "engine/store/soci_store.hpp"

#include "engine/store/query.hpp"
#include "engine/store/soci_consultations.hpp"
#include "engine/store/soci_directory.hpp"
#include "engine/store/soci_drafts.hpp"
#include "engine/store/soci_identities.hpp"
#include "engine/store/soci_journal.hpp"
#include "engine/store/soci_read_models.hpp"

namespace engine::store {
namespace {

class SociStore : public Store {
public:
    SociStore(Address const& address, StoreOptions const& options)
        : database_{address, options}, journal_{database_, address.dialect}
    {
    }

    Journal& journal() override { return journal_; }
    ReadModels& read_models() override { return read_models_; }
    Directory& directory() override { return directory_; }
    Drafts& drafts() override { return drafts_; }
    Consultations& consultations() override { return consultations_; }
    Settings& settings() override { return settings_; }
    Identities& identities() override { return identities_; }

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
