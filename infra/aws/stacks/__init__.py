"""CloudFormation stacks as operators meet them: what each state asks for, how a change is made, what outlives one."""
