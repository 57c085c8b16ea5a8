#!/bin/sh
# Holds the PDFs of the shipped roadmap and of the good test catalogues against PDF/UA-1 and
# PDF/A-3a, by veraPDF, which Maven fetches once. Usage: conformance.sh [CATALOGUE…]
set -eu

here=$(dirname "$0")
folder=build/conformance
run=${ROADMAP_PRINT:-.venv/bin/roadmap-print}

for needed in java mvn; do
    if ! command -v "$needed" >/dev/null 2>&1; then
        echo "conformance: not run: $needed is not installed" >&2
        exit 0
    fi
done

if ! ls "$folder"/jars/greenfield-apps-*.jar >/dev/null 2>&1; then
    mkdir -p "$folder/jars"
    mvn -B -q -f "$here/conformance/pom.xml" dependency:copy-dependencies \
        -DoutputDirectory="$PWD/$folder/jars" || {
        rm -rf "$folder/jars"
        echo "conformance: not run: Maven could not fetch veraPDF" >&2
        exit 0
    }
fi

[ $# -gt 0 ] || set -- content/roadmap.yaml tests/catalogues/good/*.yaml
rm -rf "$folder/pdf" "$folder/build.log"
for catalogue in "$@"; do
    [ -f "$catalogue" ] || continue
    into="$folder/pdf/$(basename "$catalogue" .yaml)"
    # Status 1: a poster that cannot fit A2 and gets a larger sheet.
    "$run" build "$catalogue" --quiet --output "$into" 2>>"$folder/build.log" || [ $? -eq 1 ]
    [ -f "$into/poster.pdf" ] ||
        "$run" build "$catalogue" --quiet --output "$into" --only poster --poster-size a1 \
            2>>"$folder/build.log" || [ $? -eq 1 ]
done

# Booklets of people by name, in several scripts: what they add to a base is held to the same.
"$run" build "$1" --quiet --people "$here/conformance/people.csv" --output "$folder/pdf" \
    2>>"$folder/build.log"

pdfs=$(find "$folder/pdf" -name '*.pdf' | sort)
if [ -z "$pdfs" ]; then
    echo "conformance: no PDF was built" >&2
    exit 1
fi
wanted=0 passed=0
for flavour in ua1 3a; do
    # veraPDF says "PASS file flavour" of each file, and of others "FAIL" with the rules missed.
    # shellcheck disable=SC2086  the names are our own, without spaces
    java -cp "$folder/jars/*" org.verapdf.apps.GreenfieldCliWrapper \
        --flavour "$flavour" --format text -v $pdfs >"$folder/$flavour.txt" 2>"$folder/$flavour.log" || true
    cat "$folder/$flavour.txt"
    wanted=$((wanted + $(echo "$pdfs" | wc -l)))
    passed=$((passed + $(grep -c '^PASS ' "$folder/$flavour.txt" || true)))
done
for catalogue in "$@"; do
    for publication in booklet poster slides; do
        [ -f "$folder/pdf/$(basename "$catalogue" .yaml)/$publication.pdf" ] && continue
        echo "conformance: not built: $publication of $catalogue"
        wanted=$((wanted + 2))
    done
done
echo "conformance: $passed of $wanted passed (PDF/UA-1 and PDF/A-3a)"
[ "$passed" -eq "$wanted" ]
