import { execFileSync, type ExecFileSyncOptions } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** Whether this is Debian and the user may install packages. Ubuntu's `chromium` package is only a hint to snap. */
export function canInstallPackages(): boolean {
	if (process.getuid?.() !== 0 || !existsSync('/etc/os-release')) return false;
	return /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
}

/**
 * Installs Debian packages without asking; several callers wait for one another.
 * @throws where apt-get fails; what it says of the reason is shown
 */
export function installPackages(names: readonly string[]): void {
	const waiting = ['-y', '-o', 'DPkg::Lock::Timeout=300'];
	const options: ExecFileSyncOptions = {
		stdio: ['ignore', 'ignore', 'inherit'],
		env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
	};
	execFileSync('apt-get', [...waiting, 'update'], options);
	execFileSync('apt-get', [...waiting, 'install', '--no-install-recommends', ...names], options);
}
