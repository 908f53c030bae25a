# Sourced by the other scripts: makes .venv at the root of the checkout, or says what is missing.
# Works where ensurepip is absent and where pip refuses to install into the system.
set -eu
cd "$(dirname "$0")/.."
py=${PYTHON:-python3}
"$py" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || {
  echo "Python 3.11 or newer is needed; \$PYTHON names another one (now: $py)." >&2; exit 1; }
if ! .venv/bin/python -c 'import pip' 2>/dev/null; then
  rm -rf .venv
  "$py" -m venv .venv >/dev/null 2>&1 || {
    rm -rf .venv
    "$py" -m pip --version >/dev/null 2>&1 || {
      echo "Neither venv nor pip in $py. On Debian: apt-get install python3-venv" >&2; exit 1; }
    "$py" -m venv --without-pip .venv
    "$py" -m pip --python .venv/bin/python install --quiet pip
  }
fi
# install EXTRAS: install the checkout with its extras when pyproject.toml changed since the last time.
install() {
  stamp=.venv/installed-$(printf '%s' "$1" | tr -c 'a-z0-9\n' '_')
  if [ ! -e "$stamp" ] || [ pyproject.toml -nt "$stamp" ]; then
    echo "Installing OpenPAROS${1:+ with $1} into .venv (a minute or two the first time) ..." >&2
    .venv/bin/python -m pip install --quiet --disable-pip-version-check -e ".${1:+[$1]}"
    : >"$stamp"
  fi
}
