// Ink imports react-devtools-core statically and uses it only when DEV=true. Left out of the bundle it would be
// an import that fails at start, and bundled it weighs 0.75 MB, so it is replaced by this empty stand-in.
export default {initialize() {}, connectToDevTools() {}};
