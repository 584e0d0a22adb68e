import java.sql.*;
import java.util.*;

/** JDBC: every type as text and parameter, arrays, ranges, NULL, prepared; and the registry as a BI tool reads it. */
public class JdbcTest {
	static int passed, failed;

	static void same(Object got, Object want, String what) {
		if (Objects.equals(got, want)) { passed++; return; }
		failed++;
		System.out.println("JDBC: " + what + ": got " + got + ", not " + want);
	}

	static Object one(Connection db, String sql, Object... values) throws SQLException {
		try (PreparedStatement s = db.prepareStatement(sql)) {
			for (int i = 0; i < values.length; i++)
				if (values[i] instanceof String) s.setString(i + 1, (String) values[i]); else s.setObject(i + 1, values[i]);
			try (ResultSet r = s.executeQuery()) { r.next(); return r.getObject(1); }
		}
	}

	static SQLException refused(Connection db, String sqlState, String what, String sql, Object... values) {
		try { one(db, sql, values); same("no error", sqlState, what); return null; }
		catch (SQLException error) { same(error.getSQLState(), sqlState, what); return error; }
	}

	static void types(Connection db) throws SQLException {
		List<String[]> all = new ArrayList<>();
		try (Statement s = db.createStatement(); ResultSet r = s.executeQuery("SELECT type, value, other FROM client_value ORDER BY type")) {
			while (r.next()) all.add(new String[] {r.getString(1), r.getString(2), r.getString(3)});
		}
		for (String[] v : all) {
			String type = v[0], value = v[1];
			same(String.valueOf(one(db, "SELECT ?::" + type, value)), value, type + ": parameter in, text out");
			same(one(db, "SELECT ?::" + type, (Object) null), null, type + ": NULL");
			if (!type.equals("work_calendar")) {
				same(String.valueOf(one(db, "SELECT v FROM of_" + type + " WHERE v = ? ORDER BY v::text = ? DESC LIMIT 1", value, value)), value, type + ": setString, with stringtype=unspecified");
				try (PreparedStatement s = db.prepareStatement("SELECT count(*)::int FROM of_" + type + " WHERE v = ANY (?)")) {
					s.setArray(1, db.createArrayOf(type, new String[] {value, v[2]}));
					try (ResultSet r = s.executeQuery()) { r.next(); same(r.getInt(1), 2, type + ": createArrayOf"); }
				}
			}
			try (Statement s = db.createStatement(); ResultSet r = s.executeQuery("SELECT array_agg(v ORDER BY v::text = '" + value.replace("'", "''") + "' DESC) FILTER (WHERE v IS NOT NULL) FROM of_" + type)) {
				r.next();
				same(String.valueOf(((Object[]) r.getArray(1).getArray())[0]), value, type + ": an array out");
			}
			try (PreparedStatement s = db.prepareStatement("SELECT ?::" + type)) {
				for (int i = 0; i < 7; i++) {			// prepared in the server from the fifth on
					s.setObject(1, value, Types.OTHER);
					try (ResultSet r = s.executeQuery()) { r.next(); same(r.getString(1), value, type + ": prepared, Types.OTHER"); }
				}
			}
		}
		SQLException error = refused(db, "22P02", "a malformed code", "SELECT ?::procedure_code", "1.04227");
		org.postgresql.util.ServerErrorMessage words = ((org.postgresql.util.PSQLException) error).getServerErrorMessage();
		same(words.getDetail().contains("six digits") && words.getHint().contains("1.004227"), true, "DETAIL and HINT arrive");
		refused(db, "22P02", "a lunar date without its mark", "SELECT ?::lunar_date", "2026-03-10");
	}

	static void plans(Connection db) throws SQLException {
		db.setAutoCommit(false);
		for (String[] t : new String[][] {{"client_procedure", "procedure_code", "2.000500", "10"}, {"client_dossier", "agency_code", "H56.14", "500"}}) {
			try (Statement s = db.createStatement()) { s.execute("SET LOCAL plan_cache_mode = force_generic_plan"); }
			try (PreparedStatement s = db.prepareStatement("SELECT count(*)::int FROM " + t[0] + " WHERE code <@ ?::" + t[1])) {
				s.unwrap(org.postgresql.PGStatement.class).setPrepareThreshold(1);
				for (int i = 0; i < 3; i++) {
					s.setString(1, t[2]);
					try (ResultSet r = s.executeQuery()) { r.next(); same(r.getInt(1), Integer.parseInt(t[3]), t[0] + ": the family"); }
				}
				try (Statement q = db.createStatement(); ResultSet r = q.executeQuery("SELECT seq_scan, idx_scan, (SELECT max(generic_plans) >= 2 FROM pg_prepared_statements WHERE statement LIKE '%" + t[0] + " WHERE code <@%') FROM pg_stat_xact_user_tables WHERE relname = '" + t[0] + "'")) {
					r.next();
					same(r.getInt(1) + " " + r.getInt(2), "0 3", t[0] + ": the index serves the generic plan");
					same(r.getBoolean(3), true, t[0] + ": the plan was generic");
				}
			}
			db.commit();
		}
		db.setAutoCommit(true);
	}

	/** The catalogue, then every view there is: its first thousand rows, by a cursor. */
	static void views(Connection db) throws SQLException {
		DatabaseMetaData meta = db.getMetaData();
		Set<String> views = new TreeSet<>(), known = new TreeSet<>();
		try (ResultSet r = meta.getTables(null, "h56", "%", new String[] {"VIEW"})) {
			while (r.next()) {
				views.add(r.getString("TABLE_NAME"));
				same(r.getString("REMARKS") != null && r.getString("REMARKS").length() > 0, true, r.getString("TABLE_NAME") + ": its comment arrives");
			}
		}
		try (Statement s = db.createStatement(); ResultSet r = s.executeQuery("SELECT viewname FROM pg_views WHERE schemaname = 'h56'")) {
			while (r.next()) known.add(r.getString(1));
		}
		same(views, known, "getTables lists every view");
		Set<Integer> understood = new HashSet<>(Arrays.asList(Types.VARCHAR, Types.INTEGER, Types.SMALLINT, Types.BIGINT, Types.NUMERIC, Types.DOUBLE, Types.BIT, Types.BOOLEAN,
			Types.DATE, Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE, Types.ARRAY, Types.OTHER, Types.DISTINCT));
		db.setAutoCommit(false);
		for (String view : views) {
			List<String> columns = new ArrayList<>();
			try (ResultSet r = meta.getColumns(null, "h56", view, "%")) {
				while (r.next()) {
					columns.add(r.getString("COLUMN_NAME"));
					same(understood.contains(r.getInt("DATA_TYPE")), true, view + "." + r.getString("COLUMN_NAME") + ": a type that a BI tool knows, not " + r.getInt("DATA_TYPE"));
				}
			}
			try (Statement s = db.createStatement()) {
				s.setFetchSize(100);
				s.setMaxRows(1000);
				try (ResultSet r = s.executeQuery("SELECT * FROM h56.\"" + view + "\"")) {
					List<String> got = new ArrayList<>();
					for (int i = 1; i <= r.getMetaData().getColumnCount(); i++) got.add(r.getMetaData().getColumnName(i));
					same(got, columns, view + ": getColumns names the columns of the query, in order");
					int rows = 0;
					while (r.next()) {
						rows++;
						for (int i = 1; i <= got.size(); i++) r.getString(i);		// every cell can be shown
					}
					same(rows <= 1000, true, view + ": its first rows");
				}
			}
			db.rollback();
		}
		db.setAutoCommit(true);
	}

	public static void main(String[] args) throws Exception {
		String url = System.getenv("JDBC_URL");
		try (Connection db = DriverManager.getConnection(url + "&stringtype=unspecified")) {
			types(db);
			plans(db);
			views(db);
		}
		// Without it a String is varchar, which no code is compared with: a cast, or Types.OTHER.
		try (Connection db = DriverManager.getConnection(url)) {
			refused(db, "42883", "setString without a cast", "SELECT count(*) FROM client_procedure WHERE code = ?", "1.000003.H46");
			same(one(db, "SELECT count(*)::int FROM client_procedure WHERE code = ?::procedure_code", "1.000003.H46"), 1, "with a cast");
		}
		// currentSchema replaces the database's search_path: name cchc in it.
		try (Connection db = DriverManager.getConnection(url + "&currentSchema=h56")) {
			refused(db, "42704", "currentSchema without cchc", "SELECT ?::procedure_code", "1.004227");
		}
		try (Connection db = DriverManager.getConnection(url + "&currentSchema=h56,public,cchc")) {
			same(String.valueOf(one(db, "SELECT ?::procedure_code", "1.004227")), "1.004227", "currentSchema with cchc");
		}
		System.out.println("JDBC: " + passed + " passed, " + failed + " failed");
		System.exit(failed > 0 || passed == 0 ? 1 : 0);
	}
}
