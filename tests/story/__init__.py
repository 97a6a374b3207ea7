"""The one story that tests tell: what people do with a review, a reply, a notice, an appeal and an organisation.

`acts` has the acts, whose they are and the shortest way to each status, all read from the law; `forms` has the words as
frontends send them. Two drivers carry an act out: `verbs` through the use cases on any stores, `requests` through HTTP,
at whatever answers that.
"""
