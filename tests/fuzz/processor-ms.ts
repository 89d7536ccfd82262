/** Milliseconds of processor time that this process and its threads have had. One that tries a target does nothing else. */
export function processorMs(): number {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1000;
}
