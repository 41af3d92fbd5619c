import subprocess
import sys


def test_the_types_are_had_without_the_rules():
    code = "import sys, reader.documents as d; d.Part; print('reader.documents.structure' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_reading_needs_no_heavy_library():
    code = "import sys; from reader.documents import load_bytes; load_bytes(b'a', '-'); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"babel", "textual", "rich", "unidecode", "rapidfuzz", "sqlite3"} & set(done.stdout.split())
