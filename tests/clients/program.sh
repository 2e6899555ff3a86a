# Sets what the scripts of this folder share: `root`, the folder of the project, `work`, a temporary folder, and `SALESORG`, the
# program, which is built unless the variable names one. To be read into a script that sets `here`.
root=$(cd "$here/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

if [ -z "${SALESORG:-}" ]; then
    cargo build --quiet --locked --manifest-path "$root/Cargo.toml"
    SALESORG=${CARGO_TARGET_DIR:-$root/target}/debug/salesorg
fi
