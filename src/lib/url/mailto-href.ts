/**
 * An e-mail without a receiver as an address: line ends are CRLF, everything else than letters and digits of ASCII is
 * percent-encoded as UTF-8, spaces too, since mail programs take `+` as it stands.
 *
 * Source: RFC 6068, sections 2 and 5.
 */
export function mailtoHref(subject: string, body: string): string {
	return `mailto:?subject=${encodeMailText(subject)}&body=${encodeMailText(body)}`;
}

/** A text as it stands in the address of an e-mail. A letter that is half a pair becomes U+FFFD. */
export function encodeMailText(text: string): string {
	return encodeURIComponent(text.toWellFormed().replaceAll(/\r\n|\r|\n/g, '\r\n')).replaceAll(
		/[!'()*]/g,
		(sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`
	);
}
