import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync } from 'node:fs';
import { canInstallPackages, installPackages } from './debian-packages.ts';

/** Read by tests/run.mjs, which lists at the end what was skipped and why. One JSON object a line. */
export const SKIPS_FILE = '.cache/test/skips.jsonl';

const PROGRAMS = {
	R: { program: 'Rscript', package: 'r-base-core' },
	LibreOffice: { program: 'soffice', package: 'libreoffice-calc' },
	nginx: { program: 'nginx', package: 'nginx-light' },
	faketime: { program: 'faketime', package: 'faketime' },
	strace: { program: 'strace', package: 'strace' },
	sqlite3: { program: 'sqlite3', package: 'sqlite3' },
	xmllint: { program: 'xmllint', package: 'libxml2-utils' },
	'systemd-analyze': { program: 'systemd-analyze', package: 'systemd' },
	jq: { program: 'jq', package: 'jq' },
	pdftotext: { program: 'pdftotext', package: 'poppler-utils' }
} as const;

/** What a test may need beyond the packages of the lock file: a program, or the folder of sources beside the project. */
export type Tool = keyof typeof PROGRAMS | '../shared';

function isThere(program: string): boolean {
	const finder = process.platform === 'win32' ? 'where' : 'which';
	return spawnSync(finder, [program], { stdio: 'ignore' }).status === 0;
}

/** Installs the program where `npm test` runs as root on Debian; a single test run by hand installs nothing. */
function isInstalled(tool: keyof typeof PROGRAMS): boolean {
	const { program, package: name } = PROGRAMS[tool];
	if (isThere(program)) return true;
	if (!process.env['GENKLANG_TEST_INSTALL'] || !canInstallPackages()) return false;
	try {
		installPackages([name]);
	} catch (error) {
		console.error(`could not install ${name}`, error);
	}
	return isThere(program);
}

/**
 * Whether a test has to be skipped because a tool is missing; where it has, the reason is listed at the end of
 * `npm test`. Use: `test.skipIf(skipWithout('R', 'the CSV read by R'))('...', ...)`.
 * @param reason what goes untested, in a few words
 */
export function skipWithout(tool: Tool, reason: string): boolean {
	if (tool === '../shared' ? existsSync('../shared') : isInstalled(tool)) return false;
	noteSkip(tool, reason);
	return true;
}

/** Lists a test among those that were skipped at the end of `npm test`: what is missing, and what goes untested. */
export function noteSkip(tool: string, reason: string): void {
	mkdirSync('.cache/test', { recursive: true });
	appendFileSync(SKIPS_FILE, `${JSON.stringify({ tool, reason })}\n`);
}
