import { markdownText } from '../../text/markdown.ts';
import { campaignInWords } from '../../words/campaigns.ts';
import { writeExceptions, writeRules } from './rules.ts';
import { fullName, plain, type Writing, writeDoc } from './writing.ts';

export function writeCampaigns(writing: Writing): void {
  const { page, program, words, telling } = writing;
  if (program.campaigns.length === 0) return;
  page.heading(2, words.campaigns.title);
  page.paragraph(markdownText(words.campaigns.say));
  for (const campaign of program.campaigns) {
    page.heading(3, fullName(campaign, writing), campaign.origin);
    writeDoc(campaign, writing);
    const clauses = campaignInWords(campaign, telling).map((clause) => plain(clause, writing));
    page.list(clauses.map((clause) => ({ cells: [clause], origin: campaign.origin })));
    page.paragraph(markdownText(words.policies.modes[campaign.mode]), campaign.origin);
    writeRules(campaign, writing);
    writeExceptions(words.policies.overlaps, campaign.overlaps, writing);
  }
}
