-- Evidence is added, never edited: who wants to correct a result imports another one.

CREATE TRIGGER ingest_is_kept BEFORE DELETE ON ingest BEGIN
	SELECT RAISE(ABORT, 'the table ''ingest'' is append only');
END;
CREATE TRIGGER ingest_is_final BEFORE UPDATE ON ingest BEGIN
	SELECT RAISE(ABORT, 'the table ''ingest'' is append only');
END;

CREATE TRIGGER run_is_kept BEFORE DELETE ON run BEGIN
	SELECT RAISE(ABORT, 'the table ''run'' is append only');
END;
CREATE TRIGGER run_is_final BEFORE UPDATE ON run BEGIN
	SELECT RAISE(ABORT, 'the table ''run'' is append only');
END;

CREATE TRIGGER result_is_kept BEFORE DELETE ON result BEGIN
	SELECT RAISE(ABORT, 'the table ''result'' is append only');
END;
CREATE TRIGGER result_is_final BEFORE UPDATE ON result BEGIN
	SELECT RAISE(ABORT, 'the table ''result'' is append only');
END;

CREATE TRIGGER result_item_is_kept BEFORE DELETE ON result_item BEGIN
	SELECT RAISE(ABORT, 'the table ''result_item'' is append only');
END;
CREATE TRIGGER result_item_is_final BEFORE UPDATE ON result_item BEGIN
	SELECT RAISE(ABORT, 'the table ''result_item'' is append only');
END;

CREATE TRIGGER unit_is_kept BEFORE DELETE ON unit BEGIN
	SELECT RAISE(ABORT, 'the table ''unit'' is append only');
END;
CREATE TRIGGER unit_is_final BEFORE UPDATE ON unit BEGIN
	SELECT RAISE(ABORT, 'the table ''unit'' is append only');
END;

CREATE TRIGGER finding_is_kept BEFORE DELETE ON finding BEGIN
	SELECT RAISE(ABORT, 'the table ''finding'' is append only');
END;
CREATE TRIGGER finding_is_final BEFORE UPDATE ON finding BEGIN
	SELECT RAISE(ABORT, 'the table ''finding'' is append only');
END;

CREATE TRIGGER step_is_kept BEFORE DELETE ON step BEGIN
	SELECT RAISE(ABORT, 'the table ''step'' is append only');
END;
CREATE TRIGGER step_is_final BEFORE UPDATE ON step BEGIN
	SELECT RAISE(ABORT, 'the table ''step'' is append only');
END;

CREATE TRIGGER covered_file_is_kept BEFORE DELETE ON covered_file BEGIN
	SELECT RAISE(ABORT, 'the table ''covered_file'' is append only');
END;
CREATE TRIGGER covered_file_is_final BEFORE UPDATE ON covered_file BEGIN
	SELECT RAISE(ABORT, 'the table ''covered_file'' is append only');
END;

CREATE TRIGGER covered_line_is_kept BEFORE DELETE ON covered_line BEGIN
	SELECT RAISE(ABORT, 'the table ''covered_line'' is append only');
END;
CREATE TRIGGER covered_line_is_final BEFORE UPDATE ON covered_line BEGIN
	SELECT RAISE(ABORT, 'the table ''covered_line'' is append only');
END;

CREATE TRIGGER covered_function_is_kept BEFORE DELETE ON covered_function BEGIN
	SELECT RAISE(ABORT, 'the table ''covered_function'' is append only');
END;
CREATE TRIGGER covered_function_is_final BEFORE UPDATE ON covered_function BEGIN
	SELECT RAISE(ABORT, 'the table ''covered_function'' is append only');
END;

CREATE TRIGGER foreign_finding_is_kept BEFORE DELETE ON foreign_finding BEGIN
	SELECT RAISE(ABORT, 'the table ''foreign_finding'' is append only');
END;
CREATE TRIGGER foreign_finding_is_final BEFORE UPDATE ON foreign_finding BEGIN
	SELECT RAISE(ABORT, 'the table ''foreign_finding'' is append only');
END;

CREATE TRIGGER part_is_kept BEFORE DELETE ON part BEGIN
	SELECT RAISE(ABORT, 'the table ''part'' is append only');
END;
CREATE TRIGGER part_is_final BEFORE UPDATE ON part BEGIN
	SELECT RAISE(ABORT, 'the table ''part'' is append only');
END;

CREATE TRIGGER vex_is_kept BEFORE DELETE ON vex BEGIN
	SELECT RAISE(ABORT, 'the table ''vex'' is append only');
END;
CREATE TRIGGER vex_is_final BEFORE UPDATE ON vex BEGIN
	SELECT RAISE(ABORT, 'the table ''vex'' is append only');
END;

PRAGMA user_version = 8;
