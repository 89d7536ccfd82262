import { createHash } from 'crypto';

const OLDEST = { major: 20, minor: 19 };

/**
 * Why this Node cannot run Genklang, in one sentence; null where it can. Old syntax, as install.mjs.
 * @param {string} version such as `20.19.0`
 * @returns {string | null} the sentence to print
 */
export function nodeProblem(version) {
	const parts = version.split('.').map(Number);
	const major = parts[0] || 0;
	const minor = parts[1] || 0;
	if (major > OLDEST.major || (major === OLDEST.major && minor >= OLDEST.minor)) return null;
	return (
		'Genklang needs Node ' +
		OLDEST.major +
		'.' +
		OLDEST.minor +
		' or newer, and this is Node ' +
		version +
		': install a newer one from https://nodejs.org and run the command again.'
	);
}

/**
 * What the installed packages depend on: the lock file's bytes, the platform and the major version of Node.
 * @param {Uint8Array | string} lockFile
 * @param {{ platform: string, arch: string, versions: { node: string } }} host
 * @returns {string} equal for two states that need the same packages
 */
export function installStamp(lockFile, host) {
	const hash = createHash('sha256').update(lockFile).digest('hex');
	return [hash, host.platform, host.arch, 'node' + host.versions.node.split('.')[0]].join(' ') + '\n';
}
