-- What asks for the chain of one item reads that chain only: links by what they name, symbols by
-- their name, results by the last part of theirs, as people call a test.

CREATE INDEX item_full ON item (full_id);
CREATE INDEX item_link_target ON item_link (target);
CREATE INDEX claim_target ON claim (target);
-- Claims that can make a function a test; the dialects are those that do not tell.
CREATE INDEX claim_test ON claim (symver_id) WHERE verb = 'verifies'
	OR dialect IN ('lobster', 's-core', 'spdx-req', 'codelinks', 'strictdoc');
CREATE INDEX result_last ON result (run_id, substr(name, length(rtrim(name,
	replace(replace(replace(replace(name, ':', ''), '.', ''), '/', ''), ' ', ''))) + 1));
CREATE INDEX result_item_target ON result_item (target);

PRAGMA user_version = 10;
