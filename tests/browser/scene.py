from tests.journeys.people import Town
class Scene: ...
def set_scene(town: Town) -> Scene:
    return Scene()
