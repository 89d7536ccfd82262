const TEXT =
	/^(?:text\/|application\/(?:json|javascript|xml|sql|x-ndjson|yaml|[\w.-]+\+(?:json|xml)|n-triples|toml)\b|image\/svg\+xml)/;

const COMPRESSIBLE_BINARY = /^(?:application\/(?:wasm|vnd\.apache\.arrow\.\w+)|font\/(?:ttf|otf)|image\/bmp)/;

/**
 * The content type with its charset: everything the site sends as text is UTF-8, and a reader should not have to guess.
 * @param {string} type a Content-Type value
 * @returns {string} the same, with `charset=utf-8` where it is text and names none
 */
export function withCharset(type) {
	return TEXT.test(type) && !/;\s*charset=/i.test(type) ? `${type}; charset=utf-8` : type;
}

/**
 * Whether an answer of this type gets smaller: text, WebAssembly and Arrow do; woff2, PNG, Parquet and xlsx do not.
 * @param {string} type a Content-Type value
 */
export function isCompressible(type) {
	return TEXT.test(type) || COMPRESSIBLE_BINARY.test(type);
}
