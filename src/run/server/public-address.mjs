/** Addresses that no other machine can reach. */
const THIS_MACHINE = new Set(['localhost', '127.0.0.1', '::1']);

const EXAMPLE = 'ORIGIN=https://genklang.example.dk';

/**
 * @param {string} host
 * @returns {boolean} whether a server that listens there is for this machine alone
 */
export function isThisMachine(host) {
	return THIS_MACHINE.has(host);
}

/**
 * What the site calls itself. Without ORIGIN the address in a request's Host header would decide, so a server that others can
 * reach has to be told.
 * @param {string | undefined} given
 * @param {string} host on which the server listens
 * @returns {string | null} null where it follows from the port, on this machine only
 * @throws {Error} in one sentence that says what to write, and repeats no password
 */
export function readOrigin(given, host) {
	if (!given) {
		if (isThisMachine(host)) return null;
		throw new Error(
			`HOST=${host} can be reached from other machines, so ORIGIN must say the public address: ` +
				`set for example ${EXAMPLE}, or leave HOST out to serve this machine only`
		);
	}
	const url = URL.canParse(given) ? new URL(given) : null;
	if (url === null || !/^https?:$/.test(url.protocol)) {
		// What cannot be read could hold a password.
		const shown = given.includes('@') ? '…' : given;
		throw new Error(
			`ORIGIN=${shown} is not an origin: give scheme and host without a path, for example ${EXAMPLE}`
		);
	}
	if (url.username !== '' || url.password !== '')
		throw new Error(
			`ORIGIN holds a user name or a password: give scheme and host alone, for example ORIGIN=${url.origin}`
		);
	if (url.pathname !== '/' || url.search !== '' || url.hash !== '')
		throw new Error(
			`ORIGIN=${given} is more than scheme and host; the site has to stand at the root of a name of its own, not below a path: ` +
				`give for example ${EXAMPLE}`
		);
	if (url.origin !== given)
		throw new Error(
			`ORIGIN=${given} is not written as browsers write it: give for example ORIGIN=${url.origin}`
		);
	return url.origin;
}

/**
 * @param {string | null} origin
 * @returns {boolean} whether readers reach the site over the network without encryption
 */
export function isUnencrypted(origin) {
	if (origin === null || !origin.startsWith('http:')) return false;
	return !isThisMachine(new URL(origin).hostname.replace(/^\[|\]$/g, ''));
}
