-- Whose schema a registry may be made in, and what a hostile one does to those who look at it
\set SHOW_CONTEXT never
SET client_min_messages = warning;
SET search_path = pg_catalog;
CREATE ROLE regress_cchc_mallory;
CREATE ROLE regress_cchc_group;
CREATE ROLE regress_cchc_alice;
GRANT CREATE ON DATABASE contrib_regression TO regress_cchc_mallory, regress_cchc_alice;

-- Somebody else's
CREATE SCHEMA of_mallory AUTHORIZATION regress_cchc_mallory;
SELECT cchc.create_registry('of_mallory');
SELECT cchc.create_registry('public');
-- One's own in which others may create
CREATE SCHEMA shared;
GRANT CREATE ON SCHEMA shared TO PUBLIC;
SELECT cchc.create_registry('shared');
REVOKE CREATE ON SCHEMA shared FROM PUBLIC;
GRANT CREATE ON SCHEMA shared TO regress_cchc_mallory, regress_cchc_group;
SELECT cchc.create_registry('shared');
-- What others have left there: any kind of object
SET ROLE regress_cchc_mallory;
CREATE FUNCTION shared.format_(text, text) RETURNS text LANGUAGE sql RETURN 'mine';
RESET ROLE;
REVOKE CREATE ON SCHEMA shared FROM regress_cchc_mallory, regress_cchc_group;
SELECT cchc.create_registry('shared');
DROP FUNCTION shared.format_;
GRANT CREATE ON SCHEMA shared TO regress_cchc_mallory;
SET ROLE regress_cchc_mallory;
CREATE OPERATOR shared.=== (FUNCTION = pg_catalog.texteq, LEFTARG = text, RIGHTARG = text);
RESET ROLE;
REVOKE CREATE ON SCHEMA shared FROM regress_cchc_mallory;
SELECT cchc.create_registry('shared');
DROP OPERATOR shared.=== (text, text);
-- Another role's table in the schema of a role that is no superuser
ALTER SCHEMA shared OWNER TO regress_cchc_alice;
CREATE TABLE shared.of_the_superuser ();
SET ROLE regress_cchc_alice;
SELECT cchc.create_registry('shared');
RESET ROLE;
DROP TABLE shared.of_the_superuser;
SELECT cchc.create_registry('shared');
SET ROLE regress_cchc_alice;
REVOKE USAGE ON SCHEMA shared FROM regress_cchc_alice;
SELECT cchc.create_registry('shared');
GRANT USAGE ON SCHEMA shared TO regress_cchc_alice;
CREATE FUNCTION shared.upper_inf(tstzrange) RETURNS boolean LANGUAGE sql RETURN true;
SELECT cchc.create_registry('shared');
DROP FUNCTION shared.upper_inf;
SELECT cchc.create_registry('shared');
SELECT cchc.registry_version('shared') IS NOT NULL AS made;
RESET ROLE;
SELECT count(*) AS not_of_alice FROM pg_class WHERE relnamespace = 'shared'::regnamespace AND relowner <> 'regress_cchc_alice'::regrole;

-- A superuser asks for the versions of all registries: nothing of a schema is run.
SET ROLE regress_cchc_mallory;
CREATE TABLE of_mallory.sprung (by_whom name);
GRANT ALL ON of_mallory.sprung TO PUBLIC;
CREATE FUNCTION of_mallory.spring() RETURNS boolean LANGUAGE plpgsql AS
	$$BEGIN INSERT INTO of_mallory.sprung VALUES (current_user); RETURN true; END$$;
CREATE TYPE of_mallory.version AS (value text);
CREATE FUNCTION of_mallory.version_text(of_mallory.version) RETURNS text LANGUAGE sql BEGIN ATOMIC SELECT CASE WHEN of_mallory.spring() THEN '6.6.6' END; END;
CREATE CAST (of_mallory.version AS text) WITH FUNCTION of_mallory.version_text AS ASSIGNMENT;
CREATE TABLE of_mallory.registry_meta (version of_mallory.version);
INSERT INTO of_mallory.registry_meta VALUES (ROW('x'));
ALTER TABLE of_mallory.registry_meta ENABLE ROW LEVEL SECURITY;
ALTER TABLE of_mallory.registry_meta FORCE ROW LEVEL SECURITY;
CREATE POLICY mine ON of_mallory.registry_meta USING (of_mallory.spring());
RESET ROLE;
SELECT nspname, cchc.registry_version(nspname) IS NOT NULL AS registry FROM pg_namespace WHERE nspname IN ('of_mallory', 'shared', 'public') ORDER BY 1;
ALTER TABLE of_mallory.registry_meta RENAME TO no_table;
CREATE VIEW of_mallory.registry_meta AS SELECT 'x'::text AS version WHERE of_mallory.spring();
SELECT cchc.registry_version('of_mallory');
SELECT cchc.create_registry('of_mallory');
SELECT count(*) AS sprung FROM of_mallory.sprung;

-- Whoever may act for the owner, a superuser too, runs nothing of his: to change a registry is to be its owner.
GRANT USAGE ON SCHEMA of_mallory TO PUBLIC;
SET ROLE regress_cchc_mallory;
SELECT cchc.create_registry('mallory_registry');
CREATE FUNCTION mallory_registry.spring() RETURNS trigger LANGUAGE plpgsql AS
	$$BEGIN INSERT INTO of_mallory.sprung VALUES (current_user); RETURN coalesce(NEW, OLD); END$$;
CREATE TRIGGER trap BEFORE INSERT OR UPDATE OR DELETE ON mallory_registry.registry_meta FOR EACH ROW EXECUTE FUNCTION mallory_registry.spring();
CREATE TRIGGER trap BEFORE INSERT OR UPDATE OR DELETE ON mallory_registry.flow_source FOR EACH ROW EXECUTE FUNCTION mallory_registry.spring();
CREATE TRIGGER trap BEFORE DELETE ON mallory_registry.dossier_flow_rest FOR EACH STATEMENT EXECUTE FUNCTION mallory_registry.spring();
INSERT INTO mallory_registry.agency (code, name, kind) VALUES ('H56', 'UBND tỉnh', 'province');
RESET ROLE;
SELECT cchc.grant_registry('mallory_registry', 'regress_cchc_alice', 'work');
SELECT cchc.enable_agency_security('mallory_registry');
SELECT cchc.attach_province_flow('mallory_registry', 'H56');
SELECT cchc.detach_province_flow('mallory_registry', 'H56');
SELECT cchc.attach_province('mallory_registry', 'H56');
SELECT cchc.upgrade_registry('mallory_registry');
SELECT count(*) AS sprung FROM of_mallory.sprung;
SET ROLE regress_cchc_mallory;
SELECT cchc.attach_province_flow('mallory_registry', 'H56');
SELECT cchc.enable_agency_security('mallory_registry');
RESET ROLE;
SELECT DISTINCT by_whom FROM of_mallory.sprung;

DROP SCHEMA mallory_registry CASCADE;
DROP SCHEMA of_mallory, shared CASCADE;
DROP OWNED BY regress_cchc_alice;
REVOKE CREATE ON DATABASE contrib_regression FROM regress_cchc_mallory, regress_cchc_alice;
DROP ROLE regress_cchc_mallory, regress_cchc_group, regress_cchc_alice;
