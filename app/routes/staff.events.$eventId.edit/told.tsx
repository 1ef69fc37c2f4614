import { Link } from '@remix-run/react'
import { DefinitionRows } from '~/ui/definition-rows'
import { useCopy } from '~/ui/locale'
import { SectionHead } from '~/ui/section-head'
import { copy } from './copy'

type ToldProps = {
  /** Where it is changed, with word to those who count on it. */
  changeHref: string
  where: string
  when: string
  replies: string
  who: string
  guests: string
  deposit: string
}

/** What a published event keeps. */
export function Told({ changeHref, where, when, replies, who, guests, deposit }: ToldProps) {
  const t = useCopy(copy)
  return (
    <section aria-labelledby="told-title" className="grid gap-5">
      <SectionHead id="told-title" title={t('told')} />
      <p className="measure text-soft">
        {t('toldText')}{' '}
        <Link className="link" to={changeHref}>
          {t('toldChange')}
        </Link>
      </p>
      <DefinitionRows
        dense
        rows={[
          { term: t('where'), value: where },
          { term: t('when'), value: when },
          { term: t('replies'), value: replies },
          { term: t('who'), value: who },
          { term: t('guests'), value: guests },
          { term: t('deposit'), value: deposit },
        ]}
      />
    </section>
  )
}
