"""What the tests of the Python clients share: counting, and the values of every type."""
import sys


class Checks:
    def __init__(self, client):
        self.client, self.passed, self.failed = client, 0, 0

    def same(self, got, want, what):
        if got == want:
            self.passed += 1
        else:
            self.failed += 1
            print(f"{self.client}: {what}: got {got!r}, not {want!r}")

    def refused(self, run, sqlstate, what, state_of):
        """run() must raise an error with that SQLSTATE; returns the error."""
        try:
            run()
        except Exception as error:  # each client has a class of its own
            self.same(state_of(error), sqlstate, what)
            return error
        self.same("no error", sqlstate, what)

    def done(self):
        print(f"{self.client}: {self.passed} passed, {self.failed} failed")
        sys.exit(self.failed > 0 or self.passed == 0)


VALUES = "SELECT type, value, other FROM client_value ORDER BY type"
CODES = ["1.000003.H46", "2.000004.H47"]
FAMILY, FAMILY_ROWS = "2.000500", 10
AGENCY, AGENCY_ROWS = "H56.14", 500
