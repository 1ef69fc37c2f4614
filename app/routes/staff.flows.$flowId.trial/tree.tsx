import type { FlowTree, TreeNode } from '~/domain/qualification/tell-tree'
import { Caps } from '~/ui/caps'
import { useCopy } from '~/ui/locale'
import { copy } from './copy'

/** The rules of a flow, step by step and question by question, then those on the whole. */
export function Tree({ tree }: { tree: FlowTree }) {
  const t = useCopy(copy)
  return (
    <>
      <ol className="tree">
        {tree.steps.map((node, at) => (
          <Node key={node.id} node={node} number={at + 1} />
        ))}
      </ol>
      <Caps as="h3" className="mt-6">
        {t('asWhole')}
      </Caps>
      <ul className="tree-rules mt-1.5">
        {tree.rules.map(rule => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
    </>
  )
}

function Node({ node, number }: { node: TreeNode; number?: number }) {
  return (
    <li>
      <p>
        {number === undefined ? null : <span className="part-number">{number} </span>}
        {node.label}
      </p>
      {node.condition ? <p className="tree-condition">{node.condition}</p> : null}
      {node.rules.length > 0 ? (
        <ul className="tree-rules">
          {node.rules.map(rule => (
            <li key={rule}>{rule}</li>
          ))}
        </ul>
      ) : null}
      {node.children.length > 0 ? (
        <ol>
          {node.children.map(child => (
            <Node key={child.id} node={child} />
          ))}
        </ol>
      ) : null}
    </li>
  )
}
