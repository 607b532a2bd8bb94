export { dayAfter, dayBack, resolveDay } from '../../ir/days.ts';
