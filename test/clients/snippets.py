"""snippets.py PAGE CLIENT ...: run the programs of a page of documentation, in its order; each client must have one.

A block fenced as "LANGUAGE CLIENT" is a program; the "text" block behind it is what it prints."""
import re
import subprocess
import sys

RUN = {
    "python": ("{}.py", ["/usr/bin/python3"]),
    "js": ("{}.js", ["node"]),
    "java": ("{}.java", ["java", "-cp", "/usr/share/java/postgresql.jar"]),
}
page, clients = sys.argv[1], sys.argv[2:]
blocks = re.findall(r"^```(\w+) (\w+)\n(.*?)^```\n```text\n(.*?)^```\n", open(page, encoding="utf-8").read(), re.M | re.S)
failed = {client for client in clients if client not in [block[1] for block in blocks]}
for client in failed:
    print(f"{page} has no program for {client}")
for language, client, program, want in blocks:
    name, command = RUN[language]
    file = name.format(f"{client}_snippet")
    with open(file, "w", encoding="utf-8") as out:
        out.write(program)
    ran = subprocess.run(command + [file], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8")
    if ran.returncode != 0 or ran.stdout != want:
        failed.add(client)
        print(f"{page}: the program for {client} prints (exit {ran.returncode})\n{ran.stdout}\nand not\n{want}")
print(f"{page}: {len(blocks) - len(failed)} programs print what the page says, {len(failed)} do not")
sys.exit(bool(failed))
