"""SQLAlchemy (over psycopg 2): a type for the columns of cchc, in mapped and in reflected tables."""
import warnings
from sqlalchemy import Column, MetaData, Table, cast, create_engine, func, select, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.dialects.postgresql.base import ischema_names
from sqlalchemy.exc import DBAPIError, SAWarning
from sqlalchemy.orm import Session, declarative_base
from sqlalchemy.types import UserDefinedType
from checks import Checks, VALUES, CODES, FAMILY, FAMILY_ROWS

check = Checks("SQLAlchemy")


class CchcType(UserDefinedType):
    """A str in Python; in SQL its own name, and every parameter is cast to it."""
    cache_ok = True

    def __init__(self, name):
        self.name = name

    def get_col_spec(self, **kw):
        return self.name

    def bind_expression(self, value):
        return cast(value, self)

    class comparator_factory(UserDefinedType.Comparator):
        def within(self, family):
            return self.op("<@", is_comparison=True)(cast(family, CchcType("procedure_code")))


engine = create_engine("postgresql+psycopg2:///mydb")
with engine.connect() as db:
    for type, value, other in db.execute(text(VALUES)).all():
        v = Table(f"of_{type}", MetaData(), Column("v", CchcType(type))).c.v
        check.same(db.execute(select(cast(value, CchcType(type)))).scalar(), value, f"{type}: parameter in, text out")
        check.same(db.execute(select(func.count()).where(v.is_(None))).scalar(), 1, f"{type}: NULL")
        if type == "work_calendar":
            continue  # has no order and no equality
        check.same(value in db.execute(select(v).where(v == value)).scalars().all(), True, f"{type}: compared")
        check.same(db.execute(select(func.count()).where(v.in_([value, other]))).scalar(), 2, f"{type}: IN")
        check.same(db.execute(select(func.count()).where(v == func.any(cast([value, other], ARRAY(CchcType(type)))))).scalar(), 2, f"{type}: = ANY of an array")

# Reflected tables know the types once their names are told; without it they are NullType, with a warning.
for name in ("procedure_code", "agency_code", "dossier_code", "document_number", "lunar_date", "time_limit"):
    ischema_names[name] = lambda *args, _name=name, **kw: CchcType(_name)
reflected = Table("client_procedure", MetaData(), autoload_with=engine)
check.same(reflected.c.code.type.get_col_spec(), "procedure_code", "a reflected column")
with engine.connect() as db:
    check.same(db.execute(select(func.count()).where(reflected.c.code.in_(CODES))).scalar(), 2, "reflected: IN")
    check.same(db.execute(select(func.count()).where(reflected.c.code.within(FAMILY))).scalar(), FAMILY_ROWS, "reflected: <@")
    check.same(db.execute(text("SELECT seq_scan = 0 AND idx_scan >= 2 FROM pg_stat_xact_user_tables WHERE relname = 'client_procedure'")).scalar(), True, "the index served both")
    warnings.simplefilter("ignore", SAWarning)  # it skips indexes on expressions, and says so
    registry = Table("dossier", MetaData(), schema="h56", autoload_with=engine)
    check.same(db.execute(select(func.count()).select_from(registry)).scalar() > 1000, True, "a table of the registry, reflected")

# The object-relational mapper: insert, load, change, and a mistake with its words.
Base = declarative_base()


class Followed(Base):
    __tablename__ = "client_followed"
    procedure = Column(CchcType("procedure_code"), primary_key=True)
    limit = Column("time_limit", CchcType("time_limit"))


Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add(Followed(procedure="1.004227", limit="15 ngày làm việc"))
    session.commit()
    followed = session.get(Followed, "1.004227")
    check.same(followed.limit, "15 ngày làm việc", "loaded by key")
    followed.limit = None
    session.commit()
    check.same(session.execute(select(func.count()).where(Followed.limit.is_(None))).scalar(), 1, "changed to NULL")
    try:
        session.execute(select(Followed).where(Followed.procedure == "1.04227")).all()
        check.same("no error", "22P02", "a malformed code")
    except DBAPIError as error:
        check.same(error.orig.pgcode, "22P02", "a malformed code")
check.done()
