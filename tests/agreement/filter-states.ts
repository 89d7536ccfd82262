/** What a reader may have chosen, as the address writes it and as SQL says it. Empty is everything. */
export interface FilterState {
	/** `theme=alb-ir-t03&from=2012`, without a question mark. */
	readonly query: string;
	/** The same as a condition on `recommendations`. */
	readonly where: string;
	/** Which recommendations a rate is taken of, among those that enter one; all by default. */
	readonly base?: 'made' | 'answered' | 'judged';
}

/** No choice, each filter alone, several together, each base, and one that leaves nothing. */
export const FILTER_STATES: readonly FilterState[] = [
	{ query: '', where: 'true' },
	{ query: 'theme=alb-ir-t06', where: "theme_id = 'alb-ir-t06'" },
	{
		query: 'theme=alb-ir-t04&theme=alb-ir-t13',
		where: "theme_id in ('alb-ir-t04', 'alb-ir-t13')"
	},
	{ query: 'area=health', where: "area_id = 'health'" },
	{ query: 'from=2014', where: 'year >= 2014' },
	{ query: 'to=2012', where: 'year <= 2012' },
	{ query: 'from=2015&to=2015', where: 'year = 2015' },
	{ query: 'from=2011&to=2016', where: 'year between 2011 and 2016' },
	{ query: 'term=2010-2013', where: 'year between 2010 and 2013' },
	{ query: 'term=2010-2013&term=2014-2017', where: 'year between 2010 and 2017' },
	{ query: 'from=2012&to=2016&term=2014-2017', where: 'year between 2014 and 2016' },
	{
		query: 'theme=alb-ir-t04&term=2014-2017&state=open&base=judged',
		where: "theme_id = 'alb-ir-t04' and year between 2014 and 2017 and state = 'open'",
		base: 'judged'
	},
	{ query: 'to=2013&term=2014-2017', where: 'false' },
	{ query: 'response=direct', where: "response = 'direct'" },
	{ query: 'response=group&response=none', where: "response in ('group', 'none')" },
	{
		query: 'implementation=partial&implementation=in_progress',
		where: "implementation in ('partial', 'in_progress')"
	},
	{ query: 'state=open', where: "state = 'open'" },
	{ query: 'state=done&state=stopped', where: "state in ('done', 'stopped')" },
	{ query: 'base=answered', where: 'true', base: 'answered' },
	{ query: 'base=judged', where: 'true', base: 'judged' },
	{
		query: 'theme=alb-ir-t08&from=2012&to=2015&base=judged',
		where: "theme_id = 'alb-ir-t08' and year between 2012 and 2015",
		base: 'judged'
	},
	{
		query: 'theme=alb-ir-t13&to=2013&state=open',
		where: "theme_id = 'alb-ir-t13' and year <= 2013 and state = 'open'"
	},
	{
		query: 'response=none&implementation=implemented',
		where: "response = 'none' and implementation = 'implemented'"
	}
];
