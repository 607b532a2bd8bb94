import type { Customer, Decisions } from '../decide/rules.ts';

/** The 20 rules as somebody would write them by hand who trusts what is handed over. */
export function decide({ spend, frequency, recency }: Customer): Decisions {
  if (spend >= 10000 && frequency >= 12 && recency <= 30) {
    return { tier: 'diamond', 'tier rule': 'plan: r1', visit: 'weekly', 'visit rule': 'plan: r1' };
  }
  if (spend >= 9500 && frequency >= 12 && recency <= 67) {
    return { tier: 'diamond', 'tier rule': 'plan: r2', visit: 'every 2 weeks', 'visit rule': 'plan: r2' };
  }
  if (spend >= 9000 && frequency >= 11 && recency <= 104) {
    return { tier: 'diamond', 'tier rule': 'plan: r3', visit: 'monthly', 'visit rule': 'plan: r3' };
  }
  if (spend >= 8500 && frequency >= 11 && recency <= 141) {
    return { tier: 'diamond', 'tier rule': 'plan: r4', visit: 'quarterly', 'visit rule': 'plan: r4' };
  }
  if (spend >= 8000 && frequency >= 10 && recency <= 178) {
    return { tier: 'diamond', 'tier rule': 'plan: r5', visit: 'yearly', 'visit rule': 'plan: r5' };
  }
  if (spend >= 7500 && frequency >= 9 && recency <= 215) {
    return { tier: 'gold', 'tier rule': 'plan: r6', visit: 'weekly', 'visit rule': 'plan: r6' };
  }
  if (spend >= 7000 && frequency >= 9 && recency <= 252) {
    return { tier: 'gold', 'tier rule': 'plan: r7', visit: 'every 2 weeks', 'visit rule': 'plan: r7' };
  }
  if (spend >= 6500 && frequency >= 8 && recency <= 289) {
    return { tier: 'gold', 'tier rule': 'plan: r8', visit: 'monthly', 'visit rule': 'plan: r8' };
  }
  if (spend >= 6000 && frequency >= 8 && recency <= 326) {
    return { tier: 'gold', 'tier rule': 'plan: r9', visit: 'quarterly', 'visit rule': 'plan: r9' };
  }
  if (spend >= 5500 && frequency >= 7 && recency <= 32) {
    return { tier: 'gold', 'tier rule': 'plan: r10', visit: 'yearly', 'visit rule': 'plan: r10' };
  }
  if (spend >= 5000 && frequency >= 6 && recency <= 69) {
    return { tier: 'silver', 'tier rule': 'plan: r11', visit: 'weekly', 'visit rule': 'plan: r11' };
  }
  if (spend >= 4500 && frequency >= 6 && recency <= 106) {
    return { tier: 'silver', 'tier rule': 'plan: r12', visit: 'every 2 weeks', 'visit rule': 'plan: r12' };
  }
  if (spend >= 4000 && frequency >= 5 && recency <= 143) {
    return { tier: 'silver', 'tier rule': 'plan: r13', visit: 'monthly', 'visit rule': 'plan: r13' };
  }
  if (spend >= 3500 && frequency >= 5 && recency <= 180) {
    return { tier: 'silver', 'tier rule': 'plan: r14', visit: 'quarterly', 'visit rule': 'plan: r14' };
  }
  if (spend >= 3000 && frequency >= 4 && recency <= 217) {
    return { tier: 'silver', 'tier rule': 'plan: r15', visit: 'yearly', 'visit rule': 'plan: r15' };
  }
  if (spend >= 2500 && frequency >= 3 && recency <= 254) {
    return { tier: 'bronze', 'tier rule': 'plan: r16', visit: 'weekly', 'visit rule': 'plan: r16' };
  }
  if (spend >= 2000 && frequency >= 3 && recency <= 291) {
    return { tier: 'bronze', 'tier rule': 'plan: r17', visit: 'every 2 weeks', 'visit rule': 'plan: r17' };
  }
  if (spend >= 1500 && frequency >= 2 && recency <= 328) {
    return { tier: 'bronze', 'tier rule': 'plan: r18', visit: 'monthly', 'visit rule': 'plan: r18' };
  }
  if (spend >= 1000 && frequency >= 2 && recency <= 34) {
    return { tier: 'bronze', 'tier rule': 'plan: r19', visit: 'quarterly', 'visit rule': 'plan: r19' };
  }
  if (spend >= 500 && frequency >= 1 && recency <= 71) {
    return { tier: 'bronze', 'tier rule': 'plan: r20', visit: 'yearly', 'visit rule': 'plan: r20' };
  }
  return { tier: null, 'tier rule': null, visit: null, 'visit rule': null };
}
